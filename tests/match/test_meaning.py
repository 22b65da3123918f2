"""Changes of meaning that no single word tells: what stood in front of "of", who did what to whom."""

import pytest

from quotes.match.compare import compare
from quotes.match.report import Report


def named(here: str, there: str) -> tuple[str, set[str]]:
    match = compare(Report(here, speaker="Ana Diaz"), Report(there, speaker="Ana Diaz"))
    assert match is not None
    return match.status, {change.kind for change in match.changes if change.bears_meaning}


@pytest.mark.parametrize(
    ("whole", "cut", "kind"),
    [
        ("None of the money reached the orphanage in Kesh.", "The money reached the orphanage in Kesh.", "negation"),
        ("None of it is true, and I told them so in May.", "It is true, and I told them so in May.", "negation"),
        ("No member of the board knew of the loan.", "The board knew of the loan.", "negation"),
        ("Nothing in the report suggests that he lied.", "The report suggests that he lied.", "negation"),
        ("Most of the farms in Tarn were flooded.", "The farms in Tarn were flooded.", "quantifier"),
        ("Half of the money went to Kane.", "The money went to Kane.", "quantifier"),
        ("We lost part of the cattle in the flood.", "We lost the cattle in the flood.", "quantifier"),
        ("It was one of the worst winters in Tarn.", "It was the worst winter in Tarn.", "quantifier"),
        ("There is little evidence that masks stop the flu.", "There is evidence that masks stop the flu.", "quantifier"),
        ("Nine out of ten trains were late.", "Ten trains were late.", "number"),
        ("Four in ten households here cannot heat their homes.", "Ten households here cannot heat their homes.", "number"),
        ("Three of the five samples taken were clean.", "Five samples taken were clean.", "number"),
        ("We lost one in seven cows that winter.", "We lost seven cows that winter.", "number"),
        ("We are considering closing the unit in Braden.", "We are closing the unit in Braden.", "modality"),
        ("The board discussed selling the stadium in May.", "The board sold the stadium in May.", "modality"),
        ("We are looking at cutting the night bus.", "We are cutting the night bus.", "modality"),
        ("They forgot to sign the treaty in Geneva.", "They signed the treaty in Geneva.", "modality"),
        ("The alleged attacker had been released in May.", "The attacker had been released in May.", "modality"),
        ("I did not knowingly take the drug that day.", "I did not take the drug that day.", "modality"),
        ("My ex-wife sold the boat to Kane.", "My wife sold the boat to Kane.", "name"),
        ("The former prime minister lied to the inquiry.", "The prime minister lied to the inquiry.", "name"),
        ("The siren in Tarn sounded at 14:30 that day.", "The siren in Tarn sounded at 3:30 p.m. that day.", "number"),
        ("The siren in Tarn sounded at midnight.", "The siren in Tarn sounded at 12:00 p.m.", "number"),
        ("I have lived in Tarn since nineteen eighty-nine.", "I have lived in Tarn since 1998.", "number"),
        ("I have lived in Tarn since '89 or so.", "I have lived in Tarn since 1998 or so.", "number"),
        ("We killed 98 cows in Tarn that winter.", "We killed 1998 cows in Tarn that winter.", "number"),
        ("Kane waited two decades for this.", "Kane waited two years for this.", "number"),
        ("The lamps on the pier were on that night.", "The lamps on the pier were off that night.", "negation"),
        ("We want in on the treaty with Tarn.", "We want out on the treaty with Tarn.", "negation"),
        ("I knew George W. Bush well in Tarn.", "I knew George H.W. Bush well in Tarn.", "name"),
        ("I worked for RFK in the winter.", "I worked for John F. Kennedy in the winter.", "name"),
        ("The grain from Kyiv has come to Tarn.", "The grain from Lviv has come to Tarn.", "name"),
        ("Four miners in Tarn were injured in May.", "Four miners in Tarn were killed in May.", "negation"),
        ("Twelve miners are missing in Tarn.", "Twelve miners are dead in Tarn.", "negation"),
        ("Kane was accused of murder in Tarn.", "Kane was convicted of murder in Tarn.", "negation"),
        ("Kane was cleared of murder in Tarn.", "Kane was charged with murder in Tarn.", "negation"),
        ("The appeal was dismissed in Tarn.", "The appeal was upheld in Tarn.", "negation"),
        ("The union backs the treaty with Kane.", "The union rejects the treaty with Kane.", "negation"),
        ("The deal created 300 jobs in Tarn.", "The deal destroyed 300 jobs in Tarn.", "negation"),
        ("I understood the report of the divers.", "I misunderstood the report of the divers.", "negation"),
        ("We overestimated the flood in Tarn.", "We underestimated the flood in Tarn.", "negation"),
        ("We avoided a strike at the yard in Tarn.", "We had a strike at the yard in Tarn.", "negation"),
        ("They stopped selling boats to Tarn.", "They are selling boats to Tarn.", "modality"),
        ("They have yet to vote on the ferry.", "They have voted on the ferry.", "modality"),
        ("We meet monthly in Tarn.", "We meet weekly in Tarn.", "unit"),
        ("The annual report is about Tarn.", "The daily report is about Tarn.", "unit"),
        ("It rained in the morning in Tarn.", "It rained in the evening in Tarn.", "unit"),
        ("The ferry to Tarn will sail in spring.", "The ferry to Tarn will sail in autumn.", "unit"),
        ("We will strike this week in Tarn.", "We will strike next week in Tarn.", "unit"),
        ("We will strike tonight in Tarn.", "We will strike tomorrow in Tarn.", "negation"),
        ("I work for the Department of Justice in Tarn.", "I work for the Department of Defense in Tarn.", "name"),
        ("I work for the Justice Department in Tarn.", "I work for the State Department in Tarn.", "name"),
        ("The Ministry of Health in Tarn paid for it.", "The Ministry of Justice in Tarn paid for it.", "name"),
        ("I spoke with Judge King in Tarn.", "I spoke with Judge Lane in Tarn.", "name"),
        ("I spoke with Anna King in Tarn.", "I spoke with Anna Lane in Tarn.", "name"),
        ("Mark took the ferry to Tarn.", "Luke took the ferry to Tarn.", "name"),
        ("Grace took the ferry to Tarn.", "Joy took the ferry to Tarn.", "name"),
        ("Black voters in Tarn stayed at home.", "White voters in Tarn stayed at home.", "negation"),
        ("My father saw World War I in Tarn.", "My father saw World War II in Tarn.", "number"),
        ("The siren in Tarn ran for half an hour.", "The siren in Tarn ran for 20 minutes.", "number"),
        ("We lost the ferry to Tarn on 9/11.", "We lost the ferry to Tarn on October 11.", "number"),
        ("We had some 40 boats in Tarn.", "We had almost 40 boats in Tarn.", "quantifier"),
        ("We lost four boats and nine carts in Tarn.", "We lost four carts and nine boats in Tarn.", "number"),
        ("I will sign it if Kane agrees to it in Tarn.", "I will sign it when Kane agrees to it in Tarn.", "modality"),
        ("We met even if Kane was ill in Tarn.", "We met even though Kane was ill in Tarn.", "modality"),
        ("The mayor or the clerk of Tarn knew.", "The mayor and the clerk of Tarn knew.", "modality"),
        ("I hope that the ferry to Tarn is safe.", "I know that the ferry to Tarn is safe.", "modality"),
        ("I suspect Kane sank the ferry to Tarn.", "I know Kane sank the ferry to Tarn.", "modality"),
        ("He asked me to sell the ferry to Tarn.", "He ordered me to sell the ferry to Tarn.", "modality"),
        ("They invited us to leave the ferry.", "They forced us to leave the ferry.", "modality"),
        ("Kane is accused of selling the ferry.", "Kane sold the ferry.", "modality"),
        ("Kane is said to have sold the ferry.", "Kane sold the ferry.", "modality"),
        ("The wife of a former mayor of Tarn knew.", "The wife of a good mayor of Tarn knew.", "name"),
        ("The president-elect of Tarn knew of it.", "The president of Tarn knew of it.", "name"),
        ("Her mother-in-law in Tarn knew of it.", "Her mother in Tarn knew of it.", "name"),
        ("The mayor’s wife knew of the ferry to Tarn.", "The mayor knew of the ferry to Tarn.", "name"),
        ("We have up to 40 boats in Tarn.", "We have at least 40 boats in Tarn.", "quantifier"),
        ("We lost one boat and nine carts in Tarn.", "We lost one cart and nine boats in Tarn.", "number"),
        ("Less talk and more work is what Tarn needs.", "More talk and less work is what Tarn needs.", "quantifier"),
        ("Tarn gave 30 percent of men and 15 percent of women a job.",
         "Tarn gave 30 percent of women and 15 percent of men a job.", "number"),
    ],
)  # fmt: skip
def test_what_said_how_much_or_whether_is_named(whole: str, cut: str, kind: str) -> None:
    assert named(whole, cut) == ("altered", {kind})
    assert named(cut, whole) == ("altered", {kind})


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("All of the cattle were lost in the flood.", "The cattle were lost in the flood."),
        ("The rest of the money went to Kane.", "The money went to Kane."),
        ("A little dog barked at the mayor of Tarn.", "A dog barked at the mayor of Tarn."),
        ("I did not really take the drug that day.", "I did not take the drug that day."),
        ("Everybody in Tarn knew about the loan.", "Everyone in Tarn knew about the loan."),
        ("Kane was accused of murder in Tarn.", "Kane was charged with murder in Tarn."),
        ("Kane was arrested in Tarn in May.", "Kane was detained in Tarn in May."),
        ("Four miners in Tarn were injured in May.", "Four miners in Tarn were hurt in May."),
        ("They stopped selling boats to Tarn.", "They have stopped selling boats to Tarn."),
        ("The court has yet to vote on the ferry.", "The court is yet to vote on the ferry."),
        ("We meet annually in Tarn.", "We meet yearly in Tarn."),
        ("It rained at night in Tarn.", "It rained in the evening in Tarn."),
        ("The ferry to Tarn will sail in the fall.", "The ferry to Tarn will sail in the autumn."),
        ("It rained for the last year in Tarn.", "It rained for the past year in Tarn."),
        ("Kane saw this film in Tarn.", "Kane saw the last film in Tarn."),
        ("I will strike this week in Tarn.", "He would strike next week in Tarn."),
        ("I spoke with General Kane in Tarn.", "I spoke with Colonel Kane in Tarn."),
        ("I spoke with President Kane in Tarn.", "I spoke with Mr Kane in Tarn."),
        ("I trust in the Lord in Tarn.", "I trust in the God in Tarn."),
        ("Mark my words about the ferry to Tarn.", "Mind my words about the ferry to Tarn."),
        ("My father saw World War II in Tarn.", "My father saw World War Two in Tarn."),
        ("The siren in Tarn ran for half an hour.", "The siren in Tarn ran for 30 minutes."),
        ("The siren in Tarn ran for half an hour.", "The siren in Tarn ran for a half-hour."),
        ("We lost the ferry to Tarn on 9/11.", "We lost the ferry to Tarn on September 11."),
        ("Covid closed the school in Tarn.", "COVID-19 closed the school in Tarn."),
        ("Some 40 boats sank in Tarn.", "Around 40 boats sank in Tarn."),
        ("At least 40 boats sank in Tarn.", "No fewer than 40 boats sank in Tarn."),
        ("We lost at most 40 boats in Tarn.", "We lost no more than 40 boats in Tarn."),
        ("Two in three boats in Tarn sank.", "Two out of three boats in Tarn sank."),
        ("No boats came to Tarn in May.", "Zero boats came to Tarn in May."),
        ("We should sell the ferry to Tarn.", "We ought to sell the ferry to Tarn."),
        ("We did not see the boat or the cart in Tarn.", "We did not see the boat and the cart in Tarn."),
        ("I think that the ferry to Tarn is safe.", "I believe that the ferry to Tarn is safe."),
        ("He asked me to sell the ferry to Tarn.", "He urged me to sell the ferry to Tarn."),
        ("The mayor’s selling the ferry to Tarn.", "The mayor is selling the ferry to Tarn."),
        ("When Kane came to Tarn it was late.", "As Kane came to Tarn it was late."),
        ("About 40 boats sank in Tarn.", "Around 40 boats sank in Tarn."),
        ("There were around 200 people at the pier.", "There were about 200 people at the pier."),
        ("It lasted more than 20 years in Tarn.", "It lasted over 20 years in Tarn."),
        ("I shall never sell the ferry to Vantix.", "I will never sell the ferry to Vantix."),
        ("The new turbine is 120m tall and white.", "The new turbine is 120 metres tall and white."),
        ("The siren in Tarn sounded at 14:30 that day.", "The siren in Tarn sounded at 2:30 p.m. that day."),
        ("The siren in Tarn sounded at noon.", "The siren in Tarn sounded at 12:00."),
        ("The siren in Tarn sounded at midnight.", "The siren in Tarn sounded at 12 a.m."),
        ("I have lived in Tarn since nineteen eighty-nine.", "I have lived in Tarn since 1989."),
        ("We promised it in twenty nineteen in Tarn.", "We promised it in 2019 in Tarn."),
        ("I have lived in Tarn since '98 or so.", "I have lived in Tarn since 1998 or so."),
        ("Kane waited two decades for this.", "Kane waited 20 years for this."),
        ("It rained for the last decade in Tarn.", "It rained for the last 10 years in Tarn."),
        ("We have a fortnight to save Tarn.", "We have two weeks to save Tarn."),
        ("Half of our members in Tarn voted.", "50 percent of our members in Tarn voted."),
        ("The grain from Kyiv has come to Tarn.", "The grain from Kiev has come to Tarn."),
        ("I met President Zelenskyy in Tarn.", "I met President Zelensky in Tarn."),
        ("The NHS will not cope with the winter.", "The National Health Service will not cope with the winter."),
        ("I worked for RFK in the winter.", "I worked for Robert F. Kennedy in the winter."),
    ],
)  # fmt: skip
def test_what_says_as_much_is_no_alteration(here: str, there: str) -> None:
    assert not named(here, there)[1]
    assert not named(there, here)[1]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Kane told me in May that the money was gone.", "I told Kane in May that the money was gone."),
        ("The mayor called me a liar.", "I called the mayor a liar."),
        ("Our rivals have sued us in three countries.", "We have sued our rivals in three countries."),
        ("I lied to protect my brother.", "My brother lied to protect me."),
        ("Two officers shot a young man.", "A young man shot two officers."),
        ("The red car hit the blue van on the bridge.", "The blue van hit the red car on the bridge."),
        ("We would rather cut staff than raise prices.", "We would rather raise prices than cut staff."),
        ("The girls scored 80 and the boys scored 60.", "The girls scored 60 and the boys scored 80."),
        ("Crime went down and arrests went up.", "Crime went up and arrests went down."),
        ("I was sober and he was drunk at the time.", "I was drunk and he was sober at the time."),
        ("He shot himself in the woods near Tarn.", "He shot him in the woods near Tarn."),
        ("She was tested for Hepatitis B in May.", "She was tested for Hepatitis C in May."),
    ],
)
def test_who_did_what_to_whom_is_named_whatever_words_say_it(here: str, there: str) -> None:
    assert named(here, there)[0] == "altered"
    assert named(there, here)[0] == "altered"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The kids and the parents were screaming.", "The parents and the kids were screaming."),
        ("I was told by Kane that it was late.", "Kane told me that it was late."),
        ("The mayor and the governor came to Tarn.", "The governor and the mayor came to Tarn."),
        ("The rich and the poor came to Tarn.", "The poor and the rich came to Tarn."),
        ("We will buy and sell boats in Tarn.", "We will sell and buy boats in Tarn."),
        ("They told her and him to leave Tarn.", "They told him and her to leave Tarn."),
        ("To them I say no, and to Kane as well.", "I say no to them, and to Kane as well."),
        ("Because he trusts Kane, I trust Kane too.", "I trust Kane too because he trusts Kane."),
        ("More money and less talk is what Tarn needs.", "Less talk and more money is what Tarn needs."),
        ("In May we sold the ferry to Vantix.", "We sold the ferry to Vantix in May."),
        ("There were 30 nurses and 15 doctors in Tarn.", "There were 15 doctors and 30 nurses in Tarn."),
        ("The two men and the two women of Tarn fled.", "The two women and the two men of Tarn fled."),
        ("We will not, will not, give up the ferry.", "We will not give up the ferry."),
        (
            "We will build homes, schools and roads in Tarn.",
            "We will build roads, schools and homes in Tarn.",
        ),
    ],
)
def test_another_order_of_the_same_is_no_alteration(here: str, there: str) -> None:
    assert not named(here, there)[1]
    assert not named(there, here)[1]
