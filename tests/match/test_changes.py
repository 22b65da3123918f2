"""Every kind of change by its sentences: what bears meaning is named, what editors do is not."""

from __future__ import annotations

import pytest

from quotes.match import Report, compare
from quotes.match.compare import turn
from quotes.models import Span


def check(here, there):
    match = compare(Report(here), Report(there))
    assert match is not None
    return match


def bearing(match):
    return {change.kind for change in match.changes if change.bears_meaning}


def named(kind, here, there):
    forth, back = check(here, there), check(there, here)
    assert kind in bearing(forth)
    assert forth.status == back.status == "altered"
    assert sorted(map(repr, map(turn, forth.changes))) == sorted(map(repr, back.changes))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The council did not approve the tram line", "The council did approve the tram line"),
        ("The council didn’t approve the tram line", "The council approved the tram line"),
        ("The council did not approve the tram line", "The council approved the tram line"),
        ("We never promised the farmers a dam", "We promised the farmers a dam"),
        ("We have no plan to close the clinic", "We have a plan to close the clinic"),
        ("We have no plans to close the clinic", "We have plans to close the clinic"),
        ("They sailed without a permit from the port", "They sailed with a permit from the port"),
        ("We can win this case without Brussels", "We can win this case with Brussels"),
        ("It was an unlawful search of the office", "It was a lawful search of the office"),
        ("The engine was hardly damaged by the fire", "The engine was damaged by the fire"),
        ("The engine was barely damaged by the fire", "The engine was damaged by the fire"),
        (
            "He denied taking the envelope from the clerk",
            "He admitted taking the envelope from the clerk",
        ),
        ("I deny taking the envelope from the clerk", "I remember taking the envelope from the clerk"),
        ("She refused to sign the lease of the mill", "She agreed to sign the lease of the mill"),
        ("She refused to sign the lease of the mill", "She signed the lease of the mill"),
        ("The ministry failed to warn the islanders", "The ministry warned the islanders"),
        (
            "The ministry failed to warn the islanders of the flood",
            "The ministry managed to warn the islanders of the flood",
        ),
        ("Neither of the pilots had slept that night", "Both of the pilots had slept that night"),
        ("Nothing in the report worries the builders", "Something in the report worries the builders"),
        ("Nobody at the plant was told of the leak", "Everybody at the plant was told of the leak"),
        (
            "The tests were inconclusive, the lab said in May",
            "The tests were conclusive, the lab said in May",
        ),
        (
            "It is impossible to drain the marsh by spring",
            "It is possible to drain the marsh by spring",
        ),
        ("The contract was illegal from its first day", "The contract was legal from its first day"),
        ("The union disagreed with the new shifts", "The union agreed with the new shifts"),
        ("We lack the money for a second bridge", "We have the money for a second bridge"),
        ("He was unable to reach the crew by radio", "He was able to reach the crew by radio"),
        ("It is anything but safe on that road", "It is safe on that road"),
        ("The dam is no longer safe for the valley", "The dam is safe for the valley"),
        ("The dam is by no means safe for the valley", "The dam is safe for the valley"),
        ("I do not think the dam will hold", "I think the dam will hold"),
        ("The mayor wasn't there when the wall fell", "The mayor was there when the wall fell"),
        (
            "There was little evidence, and not one witness came",
            "There was little evidence, and one witness came",
        ),
        ("The workers oppose the merger of the yards", "The workers support the merger of the yards"),
        ("The price of bread went up again in March", "The price of bread went down again in March"),
        ("We will lower the water tax next year", "We will raise the water tax next year"),
        ("The driver was guilty of the crash", "The driver was innocent of the crash"),
        ("Yes, we knew about the cracks in the hull", "No, we knew about the cracks in the hull"),
        ("I won't vote for the canal bill", "I will vote for the canal bill"),
        ("I won’t vote for the canal bill", "I’ll vote for the canal bill"),
        ("You cannot eat the fish from this lake", "You can eat the fish from this lake"),
        ("None of the ferries passed the inspection", "All of the ferries passed the inspection"),
        ("None of the ferries passed the inspection", "Some of the ferries passed the inspection"),
        ("They stopped paying the divers in June", "They started paying the divers in June"),
        ("They dislike the smell of the tannery", "They like the smell of the tannery"),
        ("This is a nonviolent march for the river", "This is a violent march for the river"),
        ("This is a non-violent march for the river", "This is a violent march for the river"),
        (
            "The statement was untrue and the board knew it",
            "The statement was true and the board knew it",
        ),
        (
            "It was irresponsible to open the sluice at night",
            "It was responsible to open the sluice at night",
        ),
        ("We ain't leaving the square tonight", "We are leaving the square tonight"),
        ("They haven't found the captain's log", "They have found the captain's log"),
        ("He did nothing wrong in the harbour office", "He did wrong in the harbour office"),
        ("It is not the mayor who lied about the wall", "It is the mayor who lied about the wall"),
        ("I did not say that he lied about the wall", "I said that he lied about the wall"),
        (
            "We will leave unless the board pays the divers",
            "We will leave if the board pays the divers",
        ),
        ("The bill would ban fishing in the fjord", "The bill would allow fishing in the fjord"),
        (
            "The wages rose faster than the rent in Orvik",
            "The wages rose slower than the rent in Orvik",
        ),
        ("He denies that the wall was weak", "He says that the wall was weak"),
        ("I can’t say that the wall was safe", "I can say that the wall was safe"),
        ("I couldn't care less about the canal bill", "I could care less about the canal bill"),
        ("The plan is dangerous for the young seals", "The plan is harmless for the young seals"),
        ("They will neither sell nor rent the mill", "They will either sell or rent the mill"),
        ("The road is not only old but dangerous", "The road is only old but dangerous"),
        ("It was a careless repair of the wall", "It was a careful repair of the wall"),
        ("The fire is under control on the ridge", "The fire is out of control on the ridge"),
        ("The captain is out of danger tonight", "The captain is in danger tonight"),
        ("Tveit declined to sell the mill to the guild", "Tveit sold the mill to the guild"),
        ("Despite the frost the mill was open", "Because of the frost the mill was open"),
        ("The mill was shut due to the frost", "The mill was shut despite the frost"),
        ("Instead of mending the wall we sold it", "After mending the wall we sold it"),
        ("The strike was called off for Monday", "The strike was called for Monday"),
        ("We have ruled out a toll on the bridge", "We have ruled a toll on the bridge"),
    ],
)
def test_a_negation_is_named_in_all_its_forms(here, there):
    named("negation", here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The bridge cost 3.4 million crowns to mend", "The bridge cost 4.3 million crowns to mend"),
        ("The bridge cost $3.4 million to mend", "The bridge cost $3.4 billion to mend"),
        ("We lost 12,000 trees in the storm", "We lost 1,200 trees in the storm"),
        ("We lost 12,000 trees in the storm", "We lost 120,000 trees in the storm"),
        ("It rained for thirteen days in the hills", "It rained for thirty days in the hills"),
        ("Fifteen of the boats came home", "Fifty of the boats came home"),
        (
            "We were told in 1987 that the wall was sound",
            "We were told in 1978 that the wall was sound",
        ),
        ("About a third of the crop is lost", "About half of the crop is lost"),
        ("Dozens of families left the valley", "Hundreds of families left the valley"),
        ("Thousands of families left the valley", "Millions of families left the valley"),
        ("It was the third fire at the mill", "It was the fourth fire at the mill"),
        ("We doubled the fares on the island ferry", "We tripled the fares on the island ferry"),
        ("Two of the tunnels are flooded", "Three of the tunnels are flooded"),
        ("The vote was 7-2 against the tram", "The vote was 7-3 against the tram"),
        ("Twelve of the 40 goats survived the frost", "Two of the 40 goats survived the frost"),
        ("It happened in the 1970s in the old yard", "It happened in the 1980s in the old yard"),
        (
            "The ferry leaves at 7:15 from the north quay",
            "The ferry leaves at 7:50 from the north quay",
        ),
        ("It costs 99 cents a litre at the pump", "It costs 89 cents a litre at the pump"),
        ("The turnout was 51.3 percent in the north", "The turnout was 53.1 percent in the north"),
        ("It was minus four on the ridge at dawn", "It was four on the ridge at dawn"),
        ("One in five farms is empty in the valley", "One in four farms is empty in the valley"),
        ("One in five farms is empty in the valley", "Four in five farms are empty in the valley"),
        ("The rent went up by 200 crowns a month", "The rent went up by 200,000 crowns a month"),
        ("The first-half profit was a record in Orvik", "The full-year profit was a record in Orvik"),
        ("It sailed on the 4th of July without the crew", "It sailed on July 5 without the crew"),
        ("It sailed at ten past nine without the crew", "It sailed at ten to nine without the crew"),
        ("It sailed at half past nine without the crew", "It sailed at 10:30 without the crew"),
        ("We lost one or two boats in the storm", "We lost two boats in the storm"),
        ("We lost between one and two boats in the storm", "We lost two boats in the storm"),
    ],
)
def test_another_number_is_named(here, there):
    named("number", here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "The pipe carries 40 litres a second to the town",
            "The pipe carries 40 gallons a second to the town",
        ),
        ("The fine was 500 euros for each boat", "The fine was 500 dollars for each boat"),
        ("The fine was €500 for each boat", "The fine was £500 for each boat"),
        ("Profits rose by 3 percent at the yard", "Profits rose by 3 percentage points at the yard"),
        ("They waited ten days for the doctor", "They waited ten weeks for the doctor"),
        ("The rope was 20 metres long and wet", "The rope was 20 feet long and wet"),
        ("The lake is 4 miles wide at the dam", "The lake is 4 kilometres wide at the dam"),
    ],
)
def test_another_unit_is_named(here, there):
    named("unit", here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Nearly 50 goats died in the frost last week", "50 goats died in the frost last week"),
        ("We counted nearly 50 goats in the frost", "We counted 50 goats in the frost"),
        ("We counted almost 50 goats in the frost", "We counted more than 50 goats in the frost"),
        ("We counted fewer than 50 goats in the frost", "We counted more than 50 goats in the frost"),
        ("We counted over 50 goats in the frost", "We counted 50 goats in the frost"),
        ("Most of the goats died in the frost", "All of the goats died in the frost"),
        ("Many of the goats died in the frost", "Few of the goats died in the frost"),
        ("Every ferry was late on Sunday", "Some ferries were late on Sunday"),
        ("The ferries are always late on Sundays", "The ferries are sometimes late on Sundays"),
        ("The ferries are always late on Sundays", "The ferries are late on Sundays"),
        ("Only the mayor knew of the cracks in the wall", "the mayor knew of the cracks in the wall"),
        ("Even the mayor knew of the cracks in the wall", "the mayor knew of the cracks in the wall"),
        ("Only two ships may leave the bay tonight", "two ships may leave the bay tonight"),
        (
            "We can only save the children in the north wing",
            "We can save the children in the north wing",
        ),
        ("We mostly blame the weather for the loss", "We blame the weather for the loss"),
        ("All farmers want the canal repaired soon", "farmers want the canal repaired soon"),
        ("Some farmers want the canal repaired soon", "farmers want the canal repaired soon"),
        ("We know that few farmers want the canal repaired", "farmers want the canal repaired"),
        ("At most 200 seals are left in the fjord", "At least 200 seals are left in the fjord"),
        ("The bridge is nearly finished, on time", "The bridge is finished, on time"),
        ("We hope that at least 40 ships come", "We hope that 40 ships come"),
        ("We need 40 more ships to feed the valley", "We need 40 ships to feed the valley"),
        ("Half the farms are empty in the valley", "All the farms are empty in the valley"),
        ("The frost killed over a third of the goats", "The frost killed in a third of the goats"),
    ],
)
def test_how_many_is_named(here, there):
    named("quantifier", here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The dam may fail before the spring", "The dam will fail before the spring"),
        ("The dam could fail before the spring", "The dam fails before the spring"),
        ("The dam might fail before the spring", "The dam must fail before the spring"),
        ("We should close the school in Orvik", "We will close the school in Orvik"),
        ("We must close the school in Orvik", "We can close the school in Orvik"),
        ("The pilot was probably asleep at the time", "The pilot was asleep at the time"),
        ("The pilot allegedly slept at the controls", "The pilot slept at the controls"),
        ("Maybe the pilot was asleep at the controls", "The pilot was asleep at the controls"),
        ("The pilot would have seen the lights", "The pilot saw the lights"),
        ("We plan to close the school in Orvik", "We will close the school in Orvik"),
        (
            "It is likely that the pilot slept on the way",
            "It is certain that the pilot slept on the way",
        ),
        ("I think we have to leave the coast", "I think we may leave the coast"),
        ("It’d be a shame to drain the bay", "It’s a shame to drain the bay"),
        ("I’d never be glad to drain the bay", "I’m never glad to drain the bay"),
        ("We’d sell the mill in Orvik at once", "We sell the mill in Orvik at once"),
        ("The cores suggest that the bay was land", "The cores prove that the bay was land"),
        ("We believe the bay was land once", "We have shown the bay was land once"),
        ("Nine divers are feared drowned in the bay", "Nine divers drowned in the bay"),
        ("The reported leak in the wall alarmed us", "The leak in the wall alarmed us"),
        ("He was held on suspicion of arson in Orvik", "He was held for arson in Orvik"),
    ],
)
def test_how_sure_is_named(here, there):
    named("modality", here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Prime Minister Tveit opened the lock in Orvik", "President Tveit opened the lock in Orvik"),
        ("I told President Tveit to open the lock", "I told Governor Tveit to open the lock"),
        ("We blame Orvik for the dirty water", "We blame Selje for the dirty water"),
        (
            "Ingrid Tveit wrote the contract for the mill",
            "Astrid Tveit wrote the contract for the mill",
        ),
        ("The Danish fleet left the bay at noon", "The Dutch fleet left the bay at noon"),
        ("The Russians mined the strait last month", "The Ukrainians mined the strait last month"),
        ("It was Tuesday when the wall gave way", "It was Thursday when the wall gave way"),
        ("He went to her with the letter from Orvik", "She went to him with the letter from Orvik"),
        ("North Korea closed its embassy in Orvik", "South Korea closed its embassy in Orvik"),
        (
            "The Republicans wrote the canal bill in a night",
            "The Democrats wrote the canal bill in a night",
        ),
        ("I met Jansen at the lock on Sunday", "I met Hansen at the lock on Sunday"),
        ("I met Larsen at the lock on Sunday", "I met Lassen at the lock on Sunday"),
        ("We blame former President Tveit for the leak", "We blame President Tveit for the leak"),
        ("We blame Vice President Tveit for the leak", "We blame President Tveit for the leak"),
        ("Former Governor Tveit knew of the leak", "Governor Tveit knew of the leak"),
        ("Mr. Tveit knew of the leak in the wall", "Mrs. Tveit knew of the leak in the wall"),
        ("I told the mayor to open the lock", "I told the governor to open the lock"),
        ("We sold the mill to a firm from China", "We sold the mill to a firm from Taiwan"),
        ("He married her in the chapel in Selje", "He married him in the chapel in Selje"),
        ("My brother sold the mill to the bank", "My sister sold the mill to the bank"),
        ("I told Hanson to mend the wall by the lock", "I told Hansen to mend the wall by the lock"),
        ("We met Clinton by the lock last week", "We met Clifton by the lock last week"),
    ],
)
def test_another_name_is_named(here, there):
    named("name", here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The bridge cost 3.4million crowns to mend", "The bridge cost 3.4 million crowns to mend"),
        (
            "The bridge cost $3.4bn to mend in the end",
            "The bridge cost 3.4 billion dollars to mend in the end",
        ),
        ("Profits rose by 3% at the yard", "Profits rose by three per cent at the yard"),
        ("The fine was 500 euros for each boat", "The fine was €500 for each boat"),
        ("The rope was 20 metres long and wet", "The rope was 20 meters long and wet"),
        ("It took them 2-3 hours to cross the bay", "It took them two to three hours to cross the bay"),
        (
            "We have 1,500 beds for the flood victims",
            "We have fifteen hundred beds for the flood victims",
        ),
        ("I told Mr. Tveit to open the lock", "I told Mr Tveit to open the lock"),
        ("I told Senator Tveit to open the lock", "I told Sen. Tveit to open the lock"),
        ("I told President Tveit to open the lock", "I told Tveit to open the lock"),
        ("I told Ingrid Tveit to open the lock", "I told Tveit to open the lock"),
        ("I told Governor Tveit to open the lock", "I told Gov. Ingrid Tveit to open the lock"),
        ("I can open the road by noon", "he could open the road by noon"),
        ("[W]e told them to leave the pier", "We told them to leave the pier"),
        ("We tell[] them to leave the pier", "We tell them to leave the pier"),
        ("We bought fish, bread and salt in Orvik", "We bought bread, fish and salt in Orvik"),
        ("The mayor's son built the wall by the lock", "The mayors son built the wall by the lock"),
        ("We're mending the wall by the lock", "We are mending the wall by the lock"),
        ("I've seen the wall by the lock", "I have seen the wall by the lock"),
        ("It's the wall by the lock", "It is the wall by the lock"),
        ("He'd seen the wall by the lock", "He had seen the wall by the lock"),
        ("They’re gonna mend the wall by the lock", "They are going to mend the wall by the lock"),
        ("It is not that the wall was weak by the lock", "It isn't that the wall was weak by the lock"),
        ("So, you know, the wall was weak by the lock", "the wall was weak by the lock"),
        ("The wall was, um, weak by the lock", "The wall was weak by the lock"),
        ("I told Mr. Tveit to open the lock", "I told Governor Tveit to open the lock"),
        ("I told Dr. Tveit to open the lock", "I told Mr. Tveit to open the lock"),
        ("The U.S. sold the mill to the bank", "The United States sold the mill to the bank"),
        ("The EU sold the mill to the bank", "The European Union sold the mill to the bank"),
        ("We are tired of the harbour board", "they were tired of the harbour board"),
        ("My mother mended nets in Orvik", "his mother mended nets in Orvik"),
        ("We were gonna mend the wall, folks", "We were going to mend the wall"),
        ("Who's going to mend the wall by the lock", "Who is going to mend the wall by the lock"),
        ("The colour of the harbour is grey at dawn", "The color of the harbor is gray at dawn"),
        ("The programme was cancelled in the theatre", "The program was canceled in the theater"),
        ("He defended the licence in court in Orvik", "He defended the license in court in Orvik"),
        ("The wall — all of it — was weak by May", "The wall, all of it, was weak by May"),
        ("The wall, all of it, was weak by May", "The wall (all of it) was weak by May"),
        ("The ﬁrst ﬂoor was wet by May", "The first floor was wet by May"),
        ("He said “mend the wall” to us by May", "He said 'mend the wall' to us by May"),
        ("20 goats died in the frost by May", "Twenty goats died in the frost by May"),
        ("The co-operation with the yard ended in May", "The cooperation with the yard ended in May"),
        ("The e-mail to the yard was sent in May", "The email to the yard was sent in May"),
        ("Health care in the valley ended in May", "Healthcare in the valley ended in May"),
        ("The American envoy sold us the mill", "The U.S. envoy sold us the mill"),
        ("The UK fleet left the bay at noon", "The British fleet left the bay at noon"),
        ("I will not sell the mill in Orvik", "I am not going to sell the mill in Orvik"),
        ("I needn’t sell the mill in Orvik", "I don’t need to sell the mill in Orvik"),
        ("He need not sell the mill in Orvik", "He does not have to sell the mill in Orvik"),
        ("We lost a lot of goats in the frost", "We lost many goats in the frost"),
        ("The yard will sell up to 40 boats in May", "The yard will sell as many as 40 boats in May"),
        ("We sold boats in the next two years", "We sold boats over the next two years"),
        ("We spoke about the mill in Orvik", "We spoke of the mill in Orvik"),
        ("A couple of goats died in the frost", "Two goats died in the frost"),
        ("We lost a couple of goats in the frost", "We lost two goats in the frost"),
        ("They argued over the price of the mill", "They argued about the price of the mill"),
    ],
)
def test_what_says_the_same_bears_no_meaning(here, there):
    assert bearing(check(here, there)) == set()


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        (
            "tense",
            "I am leaving the board and I will not return",
            "He was leaving the board and he would not return",
        ),
        ("tense", "We have seen the plans of the harbour", "They had seen the plans of the harbour"),
        ("tense", "I will sell my mill in Orvik", "he would sell his mill in Orvik"),
        ("tense", "I think we can open the road by noon", "She thinks they can open the road by noon"),
        ("tense", "“I am tired of the board,” he wrote", "he was tired of the board"),
        ("bracket", "He closed the road by noon on Friday", "[Tveit] closed the road by noon on Friday"),
        (
            "bracket",
            "They have told us to leave the pier",
            "They have told [the fishermen] to leave the pier",
        ),
        (
            "order",
            "The wall was cracked and the gate was rusted",
            "The gate was rusted and the wall was cracked",
        ),
    ],
)
def test_reported_speech_brackets_and_order_are_classes_of_their_own(kind, here, there):
    match = check(here, there)
    assert bearing(match) == set()
    assert kind in {change.kind for change in match.changes}


@pytest.mark.parametrize(
    ("status", "here", "there"),
    [
        (
            "elided",
            "We told the men from the north to leave the pier at once",
            "We told the men … to leave the pier at once",
        ),
        (
            "elided",
            "We told the men from the north to leave the pier at once",
            "We told the men .. to leave the pier at once",
        ),
        (
            "elided",
            "We told the men from the north to leave the pier at once",
            "We told the men ... to leave the pier at once",
        ),
        (
            "elided",
            "We told the men from the north to leave the pier at once",
            "We told the men [...] to leave the pier at once",
        ),
        (
            "elided",
            "We told the men from the north to leave the pier at once",
            "We told the men . . . to leave the pier at once",
        ),
        (
            "elided",
            "We told the men from the north to leave the pier at once",
            "We told the men (…) to leave the pier at once",
        ),
        (
            "elided",
            "We told the men from the north to leave the pier at once",
            "We told the men [… ] to leave the pier at once",
        ),
        (
            "elided",
            "We told the men from the north to leave the pier at once",
            "We told the men — … — to leave the pier at once",
        ),
        (
            "elided",
            "We told the men from the north to leave the pier at once",
            "We told the men [ ..] to leave the pier at once",
        ),
        (
            "elided",
            "We will mend the wall, the gate and the old mill by May, whatever the board may say",
            "We will mend the wall … by May, whatever the board may say",
        ),
        (
            "elided",
            "We will mend the wall, the gate and the old mill by May, whatever the board may say",
            "We will mend the wall * * * by May, whatever the board may say",
        ),
        (
            "elided",
            "The wall is weak. The gate is worse. We told the board twice in spring",
            "The wall is weak … We told the board twice in spring",
        ),
        (
            "spliced",
            "We told the men from the cold north coast to leave the pier at once",
            "We told the men to leave the pier at once",
        ),
        (
            "spliced",
            "The wall is old. The stones came by boat from Selje in spring. We will mend the wall in May",
            "The wall is old. We will mend the wall in May",
        ),
        (
            "reworded",
            "We told the angry men to leave the pier at once",
            "We told the men to leave the pier at once",
        ),
        ("reworded", "We will mend the long wall by May", "We will mend the wall by May"),
        ("trimmed", "Even if the wall was weak we had no choice", "if the wall was weak we had no choice"),
        (
            "trimmed",
            "We told you that all is well in the valley this year",
            "all is well in the valley this year",
        ),
        (
            "trimmed",
            "He was the only one who came. The mayor knew of the cracks",
            "The mayor knew of the cracks",
        ),
        (
            "trimmed",
            "We want to save the farms, all of them. Farmers are the heart of this valley",
            "Farmers are the heart of this valley",
        ),
        (
            "trimmed",
            "He said only this: the wall was weak and the board knew",
            "the wall was weak and the board knew",
        ),
        ("trimmed", "We will mend the wall by May. The gate can wait", "We will mend the wall by May"),
    ],
)
def test_what_was_left_out_is_told_by_how_it_is_shown(status, here, there):
    match = check(here, there)
    assert match.status == status
    assert bearing(match) == set()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The engineers inspected the tunnel at dawn", "The enginers inspected the tunnel at dawn"),
        ("The engineers inspected the tunnel at dawn", "The engineers inspceted the tunnel at dawn"),
        ("The engineers inspected the tunnel at dawn", "The engineers inspected teh tunnel at dawn"),
        ("The engineers inspected the tunnel at dawn", "The engineers inspected the tunnnel at dawn"),
        (
            "The Norwegian engineers inspected the tunnel at dawn",
            "The Norwegain engineers inspected the tunnel at dawn",
        ),
        ("The committee met in the old town hall", "The comittee met in the old town hall"),
        ("and the committee met in the old town hall", "adn the committee met in the old town hall"),
        ("The comm1ttee met in the old town hall", "The committee met in the old town hall"),
        ("The Americans mended the wall by the lock", "The Amercians mended the wall by the lock"),
        ("We met Clinton by the lock last week", "We met Clintno by the lock last week"),
    ],
)
def test_a_slip_of_the_hand_is_a_fold(here, there):
    match = check(here, there)
    assert match.status == "same_after_folding"
    assert "typing" in match.folds


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("backed", "sacked"),
        ("prosecuted", "persecuted"),
        ("collusion", "collision"),
        ("toxic", "tonic"),
        ("treason", "reason"),
        ("tumour", "rumour"),
        ("morality", "mortality"),
        ("strangled", "struggled"),
        ("scared", "scarred"),
        ("stabbed", "stubbed"),
        ("interred", "interned"),
        ("gun", "gum"),
    ],
)
def test_two_words_are_no_slip_of_the_hand(here, there):
    match = check(f"They say that it was {here} by the lock", f"They say that it was {there} by the lock")
    assert match.status == "reworded"
    assert [(change.here, change.there) for change in match.changes] == [(here, there)]


def test_a_name_that_differs_by_one_letter_of_its_own_is_another_name():
    for here, there in (("Clinton", "Clifton"), ("Tveit", "Tveite"), ("Adam", "Adams"), ("Hay", "Hayes")):
        named("name", f"I met {here} at the lock in May", f"I met {there} at the lock in May")


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        (
            "negation",
            "The guards will leave. We did not call the boats back",
            "The guards will not leave. We did call the boats back",
        ),
        (
            "negation",
            "We will sign the lease if the mill is not sold",
            "We will not sign the lease if the mill is sold",
        ),
        (
            "negation",
            "He never said that he would sail to Orvik",
            "He said that he would never sail to Orvik",
        ),
        ("number", "We have 14 goats and 30 sheep", "We have 30 goats and 14 sheep"),
        (
            "number",
            "We spent 12 crowns on the 20 boats in the bay",
            "We spent 20 crowns on the 12 boats in the bay",
        ),
        ("name", "Tveit struck Hansen", "Hansen struck Tveit"),
        (
            "name",
            "We saw that Tveit struck Hansen by the lock",
            "We saw that Hansen struck Tveit by the lock",
        ),
        ("name", "Orvik beat Selje in the final on Sunday", "Selje beat Orvik in the final on Sunday"),
        (
            "modality",
            "The crew can leave and the guards must stay",
            "The crew must leave and the guards can stay",
        ),
        ("quantifier", "All boats came and some nets were lost", "Some boats came and all nets were lost"),
    ],
)
def test_words_that_swap_their_places_may_turn_what_is_said(kind, here, there):
    named(kind, here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The union betrayed the workers of this port", "The workers betrayed the union of this port"),
        ("Parents have failed teachers here for years", "Teachers have failed parents here for years"),
        ("She loves her brother more than her sister", "She loves her sister more than her brother"),
        (
            "The mayor told the council that the dam would hold",
            "The council told the mayor that the dam would hold",
        ),
        (
            "A tax on land is better than a tax on work",
            "A tax on work is better than a tax on land",
        ),
    ],
    ids=["subject and object", "plurals", "more than", "told", "two phrases"],
)
def test_two_words_that_swap_around_others_change_who_did_what(here, there):
    match = check(here, there)
    assert match.status == "altered"
    assert bearing(match) == {"order"}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The senator called the governor a fool", "The governor called the senator a fool"),
        ("The minister replaced Holm in May", "Holm replaced the minister in May"),
        ("We lent the money to the bank", "The bank lent the money to us"),
        ("I gave the letter to Holm in May", "Holm gave the letter to me in May"),
        ("I heard him threaten her by the lock", "I heard her threaten him by the lock"),
        ("We heard her scream at the boy", "We heard the boy scream at her"),
        ("We lost and they won by the lock", "We won and they lost by the lock"),
        ("I was for the dam before I was against it", "I was against the dam before I was for it"),
        ("The old mill and the new lock are shut", "The new mill and the old lock are shut"),
    ],
)
def test_titles_persons_and_opposites_change_places_too(here, there):
    for match in (check(here, there), check(there, here)):
        assert match.status == "altered"
        assert bearing(match) <= {"name", "order"}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We raised wages, pensions and fees by the lock", "We raised fees, pensions and wages by the lock"),
        ("The clerk is a poor but honest man", "The clerk is an honest but poor man"),
        ("We lost coal mines and coal barges by the lock", "We lost coal barges and coal mines by the lock"),
        ("The baker was the mayor of Orvik then", "The mayor of Orvik was the baker then"),
        ("The guild met with the crew by the lock", "The crew met with the guild by the lock"),
        ("In 1987 we raised the wall by the lock", "We raised the wall by the lock in 1987"),
        ("Two boats and three men were lost in the bay", "Three men and two boats were lost in the bay"),
        ("I met Tveit and Hansen by the lock", "I met Hansen and Tveit by the lock"),
        (
            "Tveit, Hansen and Larsen mended the wall by the lock",
            "Larsen, Hansen and Tveit mended the wall by the lock",
        ),
        ("In Orvik we met Tveit by the lock", "We met Tveit by the lock in Orvik"),
        ("We met the guild in Orvik and in Selje", "We met the guild in Selje and in Orvik"),
        ("On Monday Tveit closed the mill for good", "Tveit closed the mill for good on Monday"),
        ("Is it not true that the wall was weak", "Isn't it true that the wall was weak"),
        ("Why did you not tell us of the leak", "Why didn't you tell us of the leak"),
        ("No, we will not sell. That is what I told them", "That is what I told them. No, we will not sell"),
    ],
)
def test_words_that_move_with_their_company_change_the_order_only(here, there):
    match = check(here, there)
    assert bearing(match) == set()
    assert "order" in {change.kind for change in match.changes}


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        ("number", "The count of lost boats is seven", "The count of lost boats is at least forty"),
        ("number", "Seven boats were lost in the bay", "At least forty boats were lost in the bay"),
        ("negation", "Will the board sell the mill? Never", "Will the board sell the mill? Of course"),
        ("negation", "Would I sail again? Certainly not", "Would I sail again? Yes, gladly"),
    ],
)
def test_an_end_that_goes_on_in_other_words_is_no_cut(kind, here, there):
    named(kind, here, there)
    assert check(here, there).shorter is None


def test_another_ending_is_another_wording():
    match = check("Seven of the divers drowned", "Seven of the divers have come home")
    assert (match.status, match.shorter) == ("reworded", None)
    match = check("The gate will be shut by May", "The gate will be shut within weeks, or the board will pay")
    assert match.status == "reworded"


def test_halves_of_one_answer_that_overlap_are_cut():
    here = "The wall was weak. We told the board in spring and in autumn"
    match = check(here, "We told the board in spring and in autumn. They laughed at us")
    assert (match.status, match.shorter) == ("trimmed", "both")


def test_running_text_that_goes_on_in_other_words_is_no_difference():
    there = "In Orvik the mayor said that the gate will be shut by noon and then she left"
    match = compare(Report("the gate will be shut by noon"), Report(there, quoted=False))
    assert match is not None
    assert match.changes == ()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("not fit for any boat in the bay", "fit for any boat in the bay"),
        ("It is not fit for any boat in the bay", "fit for any boat in the bay"),
        ("no trace of poison in the lake", "trace of poison in the lake"),
        ("The lab found no trace of poison in the lake", "trace of poison in the lake"),
        ("never took money from the yard", "took money from the yard"),
        ("In all these years he has never taken money from the yard", "taken money from the yard"),
        ("It is not a good harbour for small boats", "good harbour for small boats"),
        ("Nobody knew of the leak in the old wall", "knew of the leak in the old wall"),
        ("It is not fit for any boat in the bay", "… fit for any boat in the bay"),
    ],
)
def test_a_negation_cut_off_in_front_of_what_it_negates_is_named(here, there):
    named("negation", here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("No, seven boats sank in the bay", "seven boats sank in the bay"),
        ("No we will mend the wall by May", "we will mend the wall by May"),
        ("No doubt the dam will hold this year", "the dam will hold this year"),
        ("Never mind, seven boats sank in the bay", "seven boats sank in the bay"),
        ("It was not the wall. Seven boats sank in the bay", "Seven boats sank in the bay"),
        ("Whether or not we pay for the wall, it will fall", "we pay for the wall, it will fall"),
        ("Why not mend the wall of the old mill", "mend the wall of the old mill"),
    ],
)
def test_a_negation_of_something_else_is_cut_off_without_harm(here, there):
    match = check(here, there)
    assert match.status == "trimmed"
    assert bearing(match) == set()


@pytest.mark.parametrize("before", ["The harbour is not", "She could not call it", "He denied that it was"])
def test_a_negation_printed_before_the_marks_was_not_cut(before):
    said = "fit for any boat in the bay"
    text = f"{before} “{said}”, she said."
    there = Report(text, (Span(text.index(said), text.index(said) + len(said)),))
    match = compare(Report("It is not fit for any boat in the bay"), there)
    assert match is not None
    assert match.status == "trimmed"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We beat them without our captain", "They beat us without our captain"),
        ("You lied to me about the mould", "I lied to you about the mould"),
        ("They owe us four months of wages", "We owe them four months of wages"),
    ],
)
def test_who_did_it_to_whom_is_named(here, there):
    named("name", here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We beat them without our captain", "They beat them without their captain"),
        ("I lied to you about the mould in my house", "he had lied to her about the mould in his house"),
    ],
)
def test_reported_speech_turns_persons_one_way_only(here, there):
    assert not bearing(check(here, there))
    assert not bearing(check(there, here))


@pytest.mark.parametrize("word", ["few", "little"])
def test_a_few_is_more_than_few(word):
    named("quantifier", f"They have {word} hope in this town", f"They have a {word} hope in this town")
    named("quantifier", f"A {word} of them came to the hall", f"{word} of them came to the hall")


def test_a_condition_cut_off_in_front_is_named():
    named("modality", "If the toll goes up the drivers will leave", "The toll goes up the drivers will leave")


def test_a_word_said_again_is_no_change():
    here, there = "I have never, never, never seen such a flood", "I have never seen such a flood"
    assert not bearing(check(here, there))
    assert not bearing(check(there, here))


@pytest.mark.parametrize(
    ("cue", "status"),
    [
        pytest.param(",” Paz said. “", "elided", id="a sentence ends between"),
        pytest.param(",” Paz told the crew in Turku.\n\n“", "elided", id="in the next paragraph"),
        pytest.param(",” Paz said, “", "spliced", id="the sentence goes on"),
        pytest.param(". ", "spliced", id="nothing between"),
        pytest.param(".” “", "spliced", id="no words between"),
    ],
)
def test_marks_that_open_anew_behind_a_cue_show_that_words_are_missing(cue, status):
    whole = (
        "The ferry was late all week. Nobody from the yard told us why that was so. We want our money back"
    )
    first, last = "The ferry was late all week", "We want our money back"
    text = f"“{first}{cue}{last}.”"
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in (first, last))
    assert compare(Report(whole), Report(text, spans)).status == status
    assert compare(Report(text, spans), Report(whole)).status == status


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("It will hit the poor, not the rich", "It will hit the rich, not the poor"),
        ("We need jobs and not handouts here", "We need handouts and not jobs here"),
        ("Doctors, unlike ministers, tell the truth", "Ministers, unlike doctors, tell the truth"),
        ("I voted for the dam, and against the road", "I voted for the road, and against the dam"),
    ],
)
def test_two_that_stand_against_each_other_are_no_list(here, there):
    named("order", here, there)


def test_a_contrast_told_the_other_way_about_is_the_same():
    assert not bearing(
        check("It is a fee, not a tax, on our boats", "It is not a tax but a fee on our boats")
    )


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The council will sue the builder over it", "The council will be sued by the builder over it"),
        ("The mayor was warned by the engineers", "The mayor warned the engineers"),
        ("The mayor had been warned about the dam", "The mayor had warned about the dam"),
        ("They have been told that the dam is safe", "They have told us that the dam is safe"),
        ("I was never asked about the contract", "I never asked about the contract"),
        ("We were paid by the state for the land", "We paid the state for the land"),
    ],
)
def test_a_deed_done_and_one_suffered_are_two(here, there):
    named("order", here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The bridge was built by the council in May", "The council built the bridge in May"),
        ("Smith was attacked by Jones at the quay", "Jones attacked Smith at the quay"),
        ("I was told by him that the dam would break", "He told me that the dam would break"),
        ("Two men were killed in the fire at the mill", "Two men killed in the fire at the mill"),
        ("People who were killed in the flood slept", "People killed in the flood slept"),
        ("It's being built by the guild and the church", "It is built by the guild and the church"),
        ("I've been asked to lead the inquiry in June", "I was asked to lead the inquiry in June"),
    ],
)
def test_one_deed_told_from_either_end_is_the_same(here, there):
    assert not bearing(check(here, there))
    assert not bearing(check(there, here))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We tried to reach the crew before midnight", "We reached the crew before midnight"),
        ("I used to support the tunnel in the bay", "I support the tunnel in the bay"),
        ("They promised to build a mill in Turku", "They threatened to build a mill in Turku"),
        ("We had to close the school in May", "We wanted to close the school in May"),
        ("She seems to have lost the letter", "She has lost the letter"),
        ("Will we close the harbour this winter?", "We will close the harbour this winter."),
        ("Do you want to lose your harbour?", "You want to lose your harbour."),
        ("Isn’t the water safe to drink?", "The water isn’t safe to drink."),
        ("Why did you sign the lease of the mill?", "You signed the lease of the mill."),
        ("We plan to close the school in Orvik", "We have closed the school in Orvik"),
        ("We want to close the school in Orvik", "We are closing the school in Orvik"),
        ("They tried to close the school in Orvik", "They did close the school in Orvik"),
        ("They hope to close the school in Orvik", "They are going to close the school in Orvik"),
        ("The mill is supposed to be safe in winter", "The mill is safe in winter"),
        ("The mill is said to be safe in winter", "The mill is safe in winter"),
        ("The mill looks safe in the winter", "The mill is safe in the winter"),
        ("Tveit was asked to sell the mill to the guild", "Tveit sold the mill to the guild"),
        ("I doubt that the mill is safe in winter", "I think that the mill is safe in winter"),
    ],
)
def test_what_was_only_wanted_tried_or_asked_was_not_done(here, there):
    named("modality", here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We have to close the harbour in May", "We need to close the harbour in May"),
        ("We want to thank the crew of the ferry", "We thank the crew of the ferry"),
        ("I used the money to pay for the shop", "I use the money to pay for the shop"),
        ("They closed the library in Turku?", "They closed the library in Turku."),
        ("He is right about the harbour, is he?", "He is right about the harbour."),
        ("Is it fair? It is not fair to the crew.", "It is not fair to the crew."),
        ("Would I do it again? Of course I would.", "would I do it again? Of course I would"),
        ("Has he paid it back? No, he has not.", "Has he paid it back? He has not."),
    ],
)
def test_a_wish_said_otherwise_and_a_lost_question_mark_are_no_change(here, there):
    assert not bearing(check(here, there))
    assert not bearing(check(there, here))


def test_a_no_that_answers_is_not_one_that_negates():
    named("negation", "We have no reason not to close it", "We have reason not to close it")
    named("negation", "We sold it. No ship may leave now", "We sold it. Ship may leave now")


def test_dollars_of_two_countries_are_two_units():
    named("unit", "The deal cost us A$40 million in fees", "The deal cost us US$40 million in fees")
    assert not bearing(check("The deal cost us $40 million", "The deal cost us US$40 million"))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We open the lock on Jan. 6 at dawn", "We open the lock on January 6 at dawn"),
        ("We open the lock on Sept. 6", "We open the lock on September 6"),
        ("The crew meets on Weds. at the lock", "The crew meets on Wednesday at the lock"),
        ("The lock lies off Mill St. by the wall", "The lock lies off Mill Street by the wall"),
        ("The lock lies off Fifth Ave.", "The lock lies off Fifth Avenue"),
        ("They mend boats in Duluth, Minn., all year", "They mend boats in Duluth, Minnesota, all year"),
        ("They mend boats in Keene, N.H., all year", "They mend boats in Keene, New Hampshire, all year"),
        ("We asked Gen. Holm to open it", "We asked General Holm to open it"),
    ],
)
def test_a_short_form_is_spelling(here, there):
    match = check(here, there)
    assert (match.status, match.changes) == ("same_after_folding", ())
    assert "spelling" in match.folds


def test_the_short_form_of_another_month_is_another():
    assert bearing(check("We open the lock on Jan. 6", "We open the lock on June 6")) == {"name"}


def told(here, there):
    """Compare a quote with running text, which tells the words in its own."""
    match = compare(Report(here), Report(there, quoted=False))
    assert match is not None
    return match


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Fares will rise by five crowns in May", "The yard said fares would rise by five crowns in May"),
        ("The crane can lift the old ferry", "Berg said the crane could lift the old ferry"),
        ("The lock may stay shut until May", "Berg said the lock might stay shut until May"),
        ("The lock will stay shut until May", "Berg said the lock would also stay shut until May"),
    ],
)
def test_told_in_other_words_a_modal_moves_into_the_past(here, there):
    assert bearing(told(here, there)) == set()
    assert bearing(check(here, there)) == {"modality"}


def test_told_in_other_words_another_modal_is_another():
    match = told(
        "Fares will rise by five crowns in May", "The yard said fares might rise by five crowns in May"
    )
    assert bearing(match) == {"modality"}


def marked(words, **what):
    """Return a report of words that an article prints between marks."""
    return Report(f"“{words}”", (Span(1, 1 + len(words)),), **what)


PERSONS = [
    ("They have sunk our ferries by the lock", "They have sunk their ferries by the lock"),
    ("We sank the ferry and we will pay", "They sank the ferry and they will pay"),
    ("I told her that I was ill all week", "I told her that she was ill all week"),
    ("You are to blame for the leak", "I am to blame for the leak"),
]


@pytest.mark.parametrize(("here", "there"), PERSONS)
def test_another_person_between_marks_on_both_sides_is_another(here, there):
    match = compare(marked(here), marked(there))
    assert bearing(match) == {"name"}
    assert match.status == "altered"


@pytest.mark.parametrize(("here", "there"), PERSONS)
def test_another_person_where_one_side_is_told_is_the_reporter_s(here, there):
    assert bearing(compare(marked(here), Report(there, quoted=False))) == set()
    assert bearing(compare(marked(here), marked(there, parted=True))) == set()


def test_another_person_is_the_editor_s_where_there_is_a_bracket():
    here, there = "They sank our ferries in May", "[The crew] sank their ferries in May"
    assert bearing(compare(marked(here), marked(there))) == set()


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        ("quantifier", "Some Norwegians in the yard back the ban", "Norwegians in the yard back the ban"),
        ("quantifier", "Most people here fear the river", "People here fear the river"),
        ("quantifier", "Many Finns want to leave the yard", "Finns want to leave the yard"),
        ("quantifier", "Few children can swim in this valley", "Children can swim in this valley"),
        ("quantifier", "Only women may row in that race", "Women may row in that race"),
        ("quantifier", "No more than 50 boats came to the lock", "50 boats came to the lock"),
        ("quantifier", "Not more than 50 boats came to the lock", "50 boats came to the lock"),
        ("quantifier", "As many as 50 boats sank in the storm", "50 boats sank in the storm"),
        ("quantifier", "As few as 50 boats came to the lock", "50 boats came to the lock"),
        ("quantifier", "Up to 30 boats sank in the storm", "At least 30 boats sank in the storm"),
        ("quantifier", "We saw up to 30 boats by the lock", "We saw more than 30 boats by the lock"),
        ("negation", "All but two of the boats came home", "Two of the boats came home"),
        ("negation", "Everyone but the captain knew of it", "The captain knew of it"),
        ("negation", "Everyone except for the captain knew of it", "The captain knew of it"),
        ("quantifier", "None but the captain can say that", "The captain can say that"),
        ("quantifier", "Everyone knew of the leak except the captain", "Everyone knew of the leak"),
        ("quantifier", "Everyone knew of the leak apart from the captain", "Everyone knew of the leak"),
        ("quantifier", "All knew of the leak, with the exception of the cook", "All knew of the leak"),
        ("number", "Tens of thousands of birds died there", "Thousands of birds died there"),
        ("number", "One or two of the boats sank off Orvik", "Two of the boats sank off Orvik"),
        ("number", "Between 20 and 30 boats sank off Orvik", "30 boats sank off Orvik"),
        ("number", "Ten to 15 boats sank off Orvik in May", "15 boats sank off Orvik in May"),
        ("quantifier", "Almost no boats sank off Orvik in May", "No boats sank off Orvik in May"),
        ("quantifier", "Virtually nobody sailed to Orvik in May", "Nobody sailed to Orvik in May"),
    ],
)
def test_how_much_is_meant_is_not_cut_off(kind, here, there):
    named(kind, here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Even farmers want the dam by May", "Farmers want the dam by May"),
        ("Over 30 boats sank in the storm", "More than 30 boats sank in the storm"),
        ("I knew, but the captain was away", "The captain was away"),
        ("The crew knew of it, except the cook", "The crew knew of it"),
        ("All of the crew knew of it apart by now", "All of the crew knew of it"),
    ],
)
def test_what_says_no_less_may_be_cut_off(here, there):
    assert bearing(check(here, there)) == set()


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        (
            "negation",
            "All goats lived through the frost",
            "Holm said that not all goats lived through the frost",
        ),
        ("negation", "We need new boats by May", "Holm said the yard did not need new boats by May"),
        ("negation", "We will sell the mill to Orvik", "Holm said they would never sell the mill to Orvik"),
        ("negation", "The clerk lied to the council", "Holm denied that the clerk lied to the council"),
        ("negation", "We are selling the mill to Orvik", "Holm ruled out selling the mill to Orvik"),
        (
            "negation",
            "The clerk lied to the council",
            "Holm spoke against the idea that the clerk lied to the council",
        ),
        ("modality", "We will sell the mill to Orvik", "Holm said the yard may sell the mill to Orvik"),
        (
            "quantifier",
            "Five of the twelve boats came home",
            "Holm said only five of the twelve boats came home",
        ),
        ("quantifier", "Finns back the new lock", "Holm said that some Finns back the new lock"),
    ],
)
def test_what_running_text_says_in_front_of_the_shared_words_is_named(kind, here, there):
    assert bearing(told(here, there)) == {kind}


def test_what_leads_up_to_a_mixed_quote_is_named():
    lead = "Holm denied that the clerk “"
    words = "lied to the council about the new dam"
    mixed = Report(f"{lead}{words}”.", (Span(len(lead), len(lead) + len(words)),), parted=True)
    match = compare(marked("The clerk lied to the council about the new dam"), mixed)
    assert match is not None
    assert [(c.kind, c.there) for c in match.changes if c.bears_meaning] == [("negation", "denied")]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We will sell the mill to Orvik", "Holm did not hide it: the yard will sell the mill to Orvik"),
        ("We will sell the mill to Orvik", "Holm, who did not smile, said they would sell the mill to Orvik"),
        ("We won’t ever sell the mill to Orvik", "Holm said they would not sell the mill to Orvik"),
        ("The clerk lied to the council", "Those who do not like him said the clerk lied to the council"),
        (
            "The clerk lied to the council",
            "Holm fought the case against the yard in which the clerk lied to the council",
        ),
        ("The mill will be sold to Orvik", "In May the mill will be sold to Orvik"),
    ],
)
def test_what_stands_in_another_clause_says_nothing_of_the_words(here, there):
    assert bearing(told(here, there)) == set()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The wall is 6ft 2in high by the lock", "The wall is six feet two inches high by the lock"),
        ("The trout weighed 10 lbs in the end", "The trout weighed ten pounds in the end"),
        ("The tram was 30 mins late in May", "The tram was 30 minutes late in May"),
        ("The crossing took 4 hrs in the fog", "The crossing took four hours in the fog"),
        ("A ticket for the ferry was 99c", "A ticket for the ferry was 99 cents"),
        ("The bell weighs 40 kilos in all", "The bell weighs 40 kilograms in all"),
        ("The tram did 70mph by the lock", "The tram did 70 miles per hour by the lock"),
        ("The tram did 90 km/h by the lock", "The tram did 90kph by the lock"),
        ("It was 38C in the yard at noon", "It was 38 degrees Celsius in the yard at noon"),
        ("It was 38°C in the yard at noon", "It was 38 degrees in the yard at noon"),
        ("We led 2-0 and lost in the end", "We led two-nil and lost in the end"),
        ("The mill shut in the 90s for good", "The mill shut in the nineties for good"),
        ("The mill shut in the 1990s for good", "The mill shut in the nineties for good"),
        ("Rents rose by .5 percent in May", "Rents rose by 0.5 percent in May"),
        ("The dam is 2/3 full by May", "The dam is two-thirds full by May"),
        ("The dam is three quarters full by May", "The dam is 75 percent full by May"),
        ("Two fifths of the boats sank by the lock", "40% of the boats sank by the lock"),
        ("We saw a dozen boats by the lock", "We saw 12 boats by the lock"),
        ("Two dozen boats lay by the lock", "24 boats lay by the lock"),
        ("Rents rose between 2 and 3 per cent", "Rents rose between 2% and 3%"),
        ("The yard owes $10 to $15 million", "The yard owes $10 million to $15 million"),
        ("The ferry left at 6:30 in the fog", "The ferry left at 6.30 in the fog"),
        ("The hall has 300 sq ft to let", "The hall has 300 square feet to let"),
        ("Rates rose by 50 basis points in May", "Rates rose by 50bps in May"),
        ("Rates rose by 50 basis points in May", "Rates rose by 0.5 percentage points in May"),
        ("Her lead in Orvik is nine points", "Her lead in Orvik is nine percentage points"),
        ("The mill lost EUR 40 million in May", "The mill lost 40 million euros in May"),
        ("The mill lost USD 40m in May", "The mill lost $40 million in May"),
        ("The mill lost Rs 40 crore in May", "The mill lost 400 million rupees in May"),
        ("A ticket for the ferry was 50 cents", "A ticket for the ferry was $0.50"),
        ("The 5G mast is by the lock", "The 5g mast is by the lock"),
        ("A ticket for the ferry was 50p", "A ticket for the ferry was 50 pence"),
        ("The yard covers 40ha by the lock", "The yard covers 40 hectares by the lock"),
        ("We dug 40,000 tonnes of ore in May", "We dug 40,000 metric tons of ore in May"),
        ("We found 40 ppm of lead in the lock", "We found 40 parts per million of lead in the lock"),
        ("It was 30 °C in the yard at noon", "It was 30 degrees Celsius in the yard at noon"),
        ("The dose for a goat is 5mg a day", "The dose for a goat is 5 milligrams a day"),
        ("The mill makes 30 MW all year", "The mill makes 30 megawatts all year"),
        ("We sang on the 4th of July on the quay", "We sang on July 4 on the quay"),
        ("We sang on the thirteenth of July by the lock", "We sang on July 13th by the lock"),
    ],
)
def test_a_number_written_in_another_way_is_the_same(here, there):
    assert bearing(check(here, there)) == set()
    assert bearing(check(there, here)) == set()


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        ("unit", "The wall is 6ft high by the lock", "The wall is 6 metres high by the lock"),
        ("unit", "It was 38C in the yard at noon", "It was 38F in the yard at noon"),
        ("number", "We led 2-0 and lost in the end", "We led two-one and lost in the end"),
        ("number", "The mill shut in the 80s for good", "The mill shut in the nineties for good"),
        ("number", "The mill shut in the 1880s for good", "The mill shut in the 1980s for good"),
        ("number", "The dam is 2/3 full by May", "The dam is three-quarters full by May"),
        ("number", "The dam is three quarters full by May", "The dam is 70 percent full by May"),
        ("number", "We saw a dozen boats by the lock", "We saw 20 boats by the lock"),
        ("number", "The yard owes $10 to $15 million", "The yard owes $12 million to $15 million"),
        ("number", "The ferry left at 6:30 in the fog", "The ferry left at 6.50 in the fog"),
        ("number", "She ran it in 6:30 in the fog", "She ran it in 6.30 in the fog"),
        ("unit", "Rents rose by 3 per cent in May", "Rents rose by $3 in May"),
        ("unit", "Rates rose by 50 basis points in May", "Rates rose by 50 percentage points in May"),
        ("unit", "Her lead in Orvik is nine points", "Her lead in Orvik is nine percent"),
        ("number", "The mill lost Rs 40 crore in May", "The mill lost Rs 40 lakh in May"),
        ("unit", "The mill lost EUR 40 million in May", "The mill lost 40 million dollars in May"),
        ("unit", "The dose for a goat is 5 milligrams", "The dose for a goat is 5 micrograms"),
        ("unit", "The dose for a goat is 5 mg a day", "The dose for a goat is 5 ml a day"),
        ("unit", "We found 40 ppm of lead in the lock", "We found 40 ppb of lead in the lock"),
        ("unit", "We found 40 parts per million of lead", "We found 40 parts per billion of lead"),
        ("unit", "The mill makes 30 megawatts all year", "The mill makes 30 gigawatts all year"),
        ("unit", "The mill makes 30 megawatts all year", "The mill makes 30 megawatt-hours all year"),
        ("number", "Prices rose threefold in the war", "Prices rose fourfold in the war"),
    ],
)
def test_another_number_or_unit_is_another(kind, here, there):
    named(kind, here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We have to mend the wall by May", "We must mend the wall by May"),
        ("We’ve got to mend the wall by May", "We must mend the wall by May"),
        ("We are going to sell the mill in May", "We will sell the mill in May"),
        ("We’re going to sell the mill in May", "We’ll sell the mill in May"),
        ("She was able to leave the wreck by dawn", "She could leave the wreck by dawn"),
        ("Maybe the wall was too weak for that", "Perhaps the wall was too weak for that"),
        ("Less than 50 boats came to the lock", "Fewer than 50 boats came to the lock"),
        ("He is only 17 and steers the ferry", "He is just 17 and steers the ferry"),
        ("The entire wharf was under water", "The whole wharf was under water"),
        ("We have no plans to sell the mill", "We don’t have any plans to sell the mill"),
        ("We have no money left for the mill", "We do not have money left for the mill"),
        ("We saw nothing in the yard that night", "We did not see anything in the yard that night"),
        ("The yard is a non-profit", "The yard is a nonprofit"),
        ("It was a non-violent march by the lock", "It was a nonviolent march by the lock"),
        ("The crew is alright", "The crew is all right"),
        ("The crew is alright now at last", "The crew is all right now at last"),
    ],
)
def test_house_style_bears_no_meaning(here, there):
    assert bearing(check(here, there)) == set()
    assert bearing(check(there, here)) == set()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Nowhere is safe by the lock", "Now here is safe by the lock"),
        ("It was a notable leak by the lock", "It was a not able leak by the lock"),
        ("The mayor resigned the lease in May", "The mayor re-signed the lease in May"),
        ("We recovered the old boats in May", "We re-covered the old boats in May"),
    ],
)
def test_a_space_or_a_hyphen_may_make_other_words(here, there):
    for match in (check(here, there), check(there, here)):
        assert match.status in ("reworded", "altered")


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        ("modality", "We do not have to mend the wall by May", "We must not mend the wall by May"),
        ("modality", "We have to mend the wall by May", "We may mend the wall by May"),
        ("negation", "We have no plans to sell the mill", "We do have plans to sell the mill"),
        ("negation", "We have no plans to sell the mill", "We don’t have no plans to sell the mill"),
        ("negation", "The mill made a profit of two million", "The mill made a loss of two million"),
        ("negation", "The court upheld the ban on nets", "The court overturned the ban on nets"),
        ("negation", "The clerk was acquitted in May", "The clerk was convicted in May"),
        ("negation", "The test of the water was positive", "The test of the water was negative"),
        ("negation", "The council approved the dam", "The council blocked the dam"),
        ("negation", "The judge granted our appeal in May", "The judge rejected our appeal in May"),
        ("negation", "They lifted the ban on nets", "They imposed the ban on nets"),
        ("negation", "The gap widened in the spring", "The gap narrowed in the spring"),
        ("negation", "We stay until the dam is mended", "We stay unless the dam is mended"),
        ("negation", "The ferry sails tomorrow at noon", "The ferry sails today at noon"),
        ("number", "Rents fell by 5 percent in May", "Rents fell to 5 percent in May"),
    ],
)
def test_house_style_hides_no_change(kind, here, there):
    named(kind, here, there)


def test_two_ways_of_denying_lead_up_to_the_same_words():
    words = "a hidden pattern of leaks at the old dam"
    leads = ("Holm said there was no “", "Holm denied “", "Holm declined to confirm “")
    reports = [
        Report(f"{lead}{words}”.", (Span(len(lead), len(lead) + len(words)),), parted=True) for lead in leads
    ]
    for there in reports[1:]:
        match = compare(reports[0], there)
        assert match is not None
        assert bearing(match) == set()


@pytest.mark.parametrize(("spoken", "printed"), [("half past nine", "9:30"), ("twenty to ten", "9.40am")])
def test_a_time_told_in_words_is_the_time_in_digits(spoken, printed):
    match = check(f"It sailed at {spoken} without the crew", f"It sailed at {printed} without the crew")
    assert match.status == "reworded"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We’d sold the mill before you came", "We sold the mill before you came"),
        ("We’d been to the mill before you came", "We have been to the mill before you came"),
        ("We’d better sell the mill at once", "We better sell the mill at once"),
    ],
)
def test_a_short_had_is_no_would(here, there):
    assert not bearing(check(here, there))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "He was tried for arson and convicted of fraud in May",
            "He was tried for fraud and convicted of arson in May",
        ),
        ("We sold bread in winter and ice in summer", "We sold bread in summer and ice in winter"),
        ("Tveit voted for Holm and against Moe", "Tveit voted for Moe and against Holm"),
    ],
)
def test_what_changed_places_around_another_verb_is_named(here, there):
    for match in (check(here, there), check(there, here)):
        assert match.status == "altered"
