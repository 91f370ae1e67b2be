package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.cases.matching.TestExchange.DRUGS;
import static org.borderexchange.cases.matching.TestExchange.inbox;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.proof.DeadLetter;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.HitAlert;
import org.borderexchange.schemas.wire.HitGrade;
import org.borderexchange.schemas.wire.HitStatus;
import org.borderexchange.schemas.wire.VerdictKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MatchingTopologyTest {

    private static final String VIN = "WVGAV7AX9BW549850";
    private static final String OTHER_VIN = "WAUZZZ8K9BA012345";
    private static final Duration FOR_EVER = Duration.ofMillis(1L << 49);

    private final TestExchange exchange = new TestExchange();
    private final TestHub hub = new TestHub(exchange);

    private final Told serbian = Told.by("RS").vin(VIN);
    private final Told bosnian = Told.by("BA").vin(VIN);
    private final HitId hit = HitId.of(serbian.id(), bosnian.id());

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void bothOwnersAreToldOfTheirHitAndNobodyElseIs() {
        hub.tell(serbian, bosnian);

        assertThat(hub.toldTo("RS")).singleElement().satisfies(told -> {
            assertThat(told.getKind()).isEqualTo(EventKind.HIT_RAISED);
            assertThat(told.getVersion()).isEqualTo(1);
            assertThat(told.getSubjectId()).isEqualTo(hit.toString());
            assertThat(told.getHit().getGrade()).isEqualTo(HitGrade.HIT);
            assertThat(told.getHit().getStatus()).isEqualTo(HitStatus.CURRENT);
            assertThat(told.getHit().getAlerts())
                    .extracting(HitAlert::getId)
                    .containsExactly(serbian.id().toString(), bosnian.id().toString());
        });
        assertThat(hub.toldTo("BA"))
                .singleElement()
                .satisfies(told -> assertThat(told.getHit().getAlerts())
                        .extracting(HitAlert::getOwner)
                        .containsExactly("BA", "RS"));
        assertThat(hub.toldTo("ME")).isEmpty();
        assertThat(hub.count("exchange.hits", "strength", "EXACT", "working_group", "drugs"))
                .isEqualTo(1);
    }

    @Test
    void aHitIsOnItsCountrysTopicUnderItsIdInThePartitionOfItsSubject() {
        hub.tell(serbian, bosnian);

        assertThat(hub.records("exchange.hub.rs.v1"))
                .singleElement()
                .satisfies(record -> assertThat(new String(record.key())).isEqualTo(hit.toString()));
    }

    @Test
    void aRecordCarriesTheTimeAtWhichItIsToldHoweverOldWhatItFollowsFrom() {
        hub.letTimePass(Duration.ofHours(9));

        hub.tell(serbian, bosnian);

        assertThat(hub.records("exchange.hub.rs.v1"))
                .singleElement()
                .satisfies(
                        record -> assertThat(record.getRecordTime()).isEqualTo(TestHub.NOW.plus(Duration.ofHours(9))));
    }

    @Test
    void alertsWithNothingInCommonMakeNoHit() {
        hub.tell(serbian, Told.by("BA").vin(OTHER_VIN));

        assertThat(hub.toldTo("RS")).isEmpty();
        assertThat(hub.toldTo("BA")).isEmpty();
    }

    @Test
    void repeatedEventsChangeNothing() {
        hub.tell(serbian, bosnian, serbian, bosnian, serbian);

        assertThat(hub.toldTo("RS")).hasSize(1);
        assertThat(hub.toldTo("BA")).hasSize(1);
    }

    @Test
    void anAmendmentMovesTheIdentifiers() {
        var amended = bosnian.amended().vin(OTHER_VIN);
        var montenegrin = Told.by("ME").vin(OTHER_VIN);

        hub.tell(serbian, bosnian, amended, montenegrin);

        assertThat(hub.lastTo("RS", hit)).hasValueSatisfying(told -> {
            assertThat(told.getKind()).isEqualTo(EventKind.HIT_CHANGED);
            assertThat(told.getHit().getStatus()).isEqualTo(HitStatus.LAPSED);
        });
        assertThat(hub.lastTo("ME", HitId.of(amended.id(), montenegrin.id())))
                .hasValueSatisfying(told -> assertThat(told.getKind()).isEqualTo(EventKind.HIT_RAISED));
        assertThat(hub.toldTo("RS")).hasSize(2);
    }

    @Test
    void aLateEarlierVersionChangesNothing() {
        hub.tell(serbian, bosnian.amended().vin(OTHER_VIN), bosnian);

        assertThat(hub.toldTo("RS")).isEmpty();
    }

    @Test
    void aWithdrawnAlertLapsesItsHitsAndLeavesTheIndex() {
        hub.tell(serbian, bosnian, bosnian.withdrawn(), Told.by("ME").vin(VIN));

        assertThat(hub.toldTo("BA")).hasSize(2);
        assertThat(hub.lastTo("BA", hit))
                .hasValueSatisfying(
                        told -> assertThat(told.getHit().getStatus()).isEqualTo(HitStatus.LAPSED));
        assertThat(hub.toldTo("ME"))
                .singleElement()
                .satisfies(
                        told -> assertThat(told.getHit().getAlerts().getLast().getOwner())
                                .isEqualTo("RS"));
    }

    @Test
    void aHitThatRecursIsRaisedAgainUnderAHigherVersion() {
        var away = bosnian.amended().vin(OTHER_VIN);

        hub.tell(serbian, bosnian, away, away.amended().vin(VIN));

        assertThat(hub.toldTo("RS"))
                .extracting(ExchangeEvent::getKind)
                .containsExactly(EventKind.HIT_RAISED, EventKind.HIT_CHANGED, EventKind.HIT_RAISED);
        assertThat(hub.toldTo("RS")).extracting(ExchangeEvent::getVersion).containsExactly(1, 2, 3);
    }

    @Test
    void anAlertPastItsValidityWhenItsPartnerCameMakesNoHit() {
        hub.tell(serbian.validFor(Duration.ofSeconds(30)), bosnian, bosnian.amended());

        assertThat(hub.toldTo("BA")).hasSize(2);
        assertThat(hub.lastTo("BA", hit))
                .hasValueSatisfying(
                        told -> assertThat(told.getHit().getStatus()).isEqualTo(HitStatus.LAPSED));
    }

    @Test
    void whoMayNotReadTheOtherAlertLearnsNothing() {
        hub.tell(serbian.onlyTo("ME"), bosnian);

        assertThat(hub.toldTo("BA")).isEmpty();
        assertThat(hub.toldTo("RS")).hasSize(1);
    }

    @Test
    void aReferralNamesOwnerAndContactAndNothingElse() {
        hub.tell(serbian.onlyTo("ME").referring(), bosnian);

        assertThat(hub.toldTo("BA"))
                .singleElement()
                .satisfies(told -> assertThat(told.getHit().getAlerts().getLast())
                        .isEqualTo(HitAlert.newBuilder()
                                .setOwner("RS")
                                .setReadable(false)
                                .setContact(serbian.event().getAlert().getContact())
                                .build()));
    }

    @Test
    void aReferralTellsTheRuleAndNothingThatAgreesOrDiffersBesideIt() {
        var seen = serbian.vin(null).make("Skoda").plate("BG1234AB", "RS");
        var misread = bosnian.vin(null).make("Skoda").plate("BG1234AC", "RS");

        hub.tell(seen.onlyTo("ME").referring(), misread);

        assertThat(explanation("RS")).startsWith(KeyRule.MISREAD.explanation() + ";");
        assertThat(explanation("BA")).isEqualTo(KeyRule.MISREAD.explanation());
    }

    @Test
    void whoIsOnlyReferredFromNowOnKeepsNoCircumstancesOfALapsedHitEither() {
        var seen = serbian.vin(null).make("Skoda").plate("BG1234AB", "RS");
        hub.tell(seen, bosnian.vin(null).make("Skoda").plate("BG1234AC", "RS"));
        assertThat(explanation("BA")).startsWith(KeyRule.MISREAD.explanation() + ";");

        hub.tell(seen.withdrawn().onlyTo("ME").referring());

        assertThat(hub.lastTo("BA", hit).orElseThrow().getHit().getStatus()).isEqualTo(HitStatus.LAPSED);
        assertThat(explanation("BA")).isEqualTo(KeyRule.MISREAD.explanation());
    }

    private String explanation(String country) {
        return hub.lastTo(country, hit)
                .orElseThrow()
                .getHit()
                .getMatchedOn()
                .getFirst()
                .getExplanation();
    }

    @Test
    void anAmendmentOfAnAlertThatIsOnlyReferredToIsNotTold() {
        var restricted = serbian.onlyTo("ME").referring();

        hub.tell(restricted, bosnian, restricted.amended());

        assertThat(hub.toldTo("BA")).hasSize(1);
        assertThat(hub.toldTo("RS")).hasSize(2);
    }

    @Test
    void anUndisclosedHitWaitsForAWiderAudience() {
        var restricted = serbian.onlyTo();
        var alsoRestricted = bosnian.onlyTo();
        hub.tell(restricted, alsoRestricted);
        assertThat(hub.toldTo("RS")).isEmpty();
        assertThat(hub.toldTo("BA")).isEmpty();

        hub.tell(restricted.amended().toWholeGroup());

        assertThat(hub.toldTo("BA")).extracting(ExchangeEvent::getKind).containsExactly(EventKind.HIT_RAISED);
        assertThat(hub.toldTo("RS")).isEmpty();
    }

    @Test
    void whoLosesSightIsToldToEraseTheHit() {
        var narrowed = serbian.amended().onlyTo("ME");
        hub.tell(serbian, bosnian);

        hub.tell(narrowed);

        assertThat(hub.lastTo("BA", hit)).hasValueSatisfying(told -> {
            assertThat(told.getKind()).isEqualTo(EventKind.HIT_CHANGED);
            assertThat(told.getHit()).isNull();
            assertThat(told.getErasure()).isNotNull();
        });
        assertThat(hub.lastTo("RS", hit))
                .hasValueSatisfying(
                        told -> assertThat(told.getHit().getStatus()).isEqualTo(HitStatus.CURRENT));
    }

    @Test
    void thatAnotherCountryLostItsCopyMakesTheHubForgetNothing() {
        var narrowed = serbian.amended().onlyTo("BA");
        hub.tell(serbian, bosnian);

        hub.tell(DRUGS, narrowed.lost());
        hub.tell(inbox("ME"), narrowed.lost());
        assertThat(hub.toldTo("BA")).hasSize(1);
        hub.tell(narrowed);
        hub.tell(DRUGS, narrowed.lost());

        assertThat(hub.lastTo("BA", hit))
                .hasValueSatisfying(
                        told -> assertThat(told.getHit().getStatus()).isEqualTo(HitStatus.CURRENT));
    }

    @Test
    void anErasedAlertIsErasedFromItsHitsAndDoesNotComeBack() {
        hub.tell(serbian, bosnian, bosnian.erased(), bosnian);

        for (var country : List.of("RS", "BA")) {
            assertThat(hub.toldTo(country)).hasSize(2);
            assertThat(hub.lastTo(country, hit))
                    .hasValueSatisfying(told -> assertThat(told.getHit()).isNull());
        }
        assertThat(hub.<AlertState>store(MatchingTopology.ALERTS)
                        .get(bosnian.id().toString())
                        .event()
                        .getAlert())
                .isNull();
    }

    @Test
    void nothingIsKeptOfAPairWhoseAlertsAreBothErased() {
        hub.tell(serbian, bosnian, serbian.erased());
        assertThat(hub.store(MatchingTopology.PAIRS).get(hit.toString())).isNotNull();

        hub.tell(bosnian.erased());

        assertThat(hub.store(MatchingTopology.PAIRS).get(hit.toString())).isNull();
        assertThat(hub.<AlertState>store(MatchingTopology.ALERTS)
                        .get(bosnian.id().toString())
                        .partners())
                .isEmpty();
        assertThat(hub.lastTo("RS", hit).orElseThrow().getHit()).isNull();
    }

    @Test
    void onlyAHitThatAnEventRaisesIsTimed() {
        hub.tell(serbian, bosnian, bosnian.withdrawn());
        hub.directory.set(exchange.bosniaLeavesDrugs(TestHub.NOW.minusSeconds(1)));
        hub.letTimePass(Duration.ofSeconds(5));
        hub.directory.set(exchange.directory());
        hub.letTimePass(Duration.ofSeconds(5));

        assertThat(hub.meters.get("exchange.match").timer().count()).isEqualTo(1);
    }

    @Test
    void anAlertOfTheLastTimeThatCanBeSaidStopsNothing() {
        var last = bosnian.validFor(FOR_EVER).event();
        last.setTime((1L << 48) - 1);

        hub.tell(serbian.validFor(FOR_EVER));
        hub.tell(DRUGS, last);
        hub.tell(exchange.verdict(inbox("RS"), hit, "RS", 1, VerdictKind.CONFIRMED, basis()));

        assertThat(hub.lastTo("RS", hit))
                .hasValueSatisfying(told -> assertThat(told.getKind()).isEqualTo(EventKind.HIT_RAISED));
        assertThat(hub.meters.get("exchange.match").timer().count()).isZero();
        assertThat(hub.count("exchange.verdicts", "verdict", "CONFIRMED")).isEqualTo(1);
    }

    @Test
    void twoAlertsOfOneCountryAreALeadForThatCountryAlone() {
        var second = Told.by("RS").vin(VIN);

        hub.tell(serbian, second);

        assertThat(hub.toldTo("RS"))
                .singleElement()
                .satisfies(told -> assertThat(told.getHit().getGrade()).isEqualTo(HitGrade.LEAD));
        assertThat(hub.toldTo("BA")).isEmpty();
    }

    @Test
    void aRejectedHitIsNotRaisedAgainOnTheSameBasis() {
        hub.tell(serbian, bosnian);
        reject(basis());

        hub.tell(
                bosnian.amended(),
                bosnian.amended().withdrawn(),
                bosnian.amended().withdrawn().amended());

        assertThat(hub.toldTo("RS").stream().skip(1))
                .extracting(ExchangeEvent::getKind)
                .containsOnly(EventKind.HIT_CHANGED);
    }

    @Test
    void aRejectedHitIsRaisedAgainWhenItsBasisChanges() {
        var withPlate = serbian.plate("BG1234AB", "RS");
        hub.tell(withPlate, bosnian);
        reject(basis());

        hub.tell(bosnian.amended().plate("BG1234AB", "RS"));

        assertThat(hub.lastTo("RS", hit))
                .hasValueSatisfying(told -> assertThat(told.getKind()).isEqualTo(EventKind.HIT_RAISED));
        assertThat(hub.count("exchange.verdicts", "verdict", "REJECTED", "rule", "EXACT"))
                .isEqualTo(1);
    }

    @Test
    void whoseAlertsAreNotConcernedHasNoSay() {
        hub.tell(serbian, bosnian);
        hub.tell(exchange.verdict(inbox("ME"), hit, "ME", 1, VerdictKind.REJECTED, basis()));
        var away = bosnian.amended().vin(OTHER_VIN);

        hub.tell(away, away.amended().vin(VIN));

        assertThat(hub.lastTo("RS", hit))
                .hasValueSatisfying(told -> assertThat(told.getKind()).isEqualTo(EventKind.HIT_RAISED));
    }

    @Test
    void aLeadThatBecomesAHitIsRaised() {
        var misread = bosnian.vin(null).make("Skoda").plate("BG1234AC", "RS");
        var seen = serbian.vin(null).make("Skoda").plate("BG1234AB", "RS");
        hub.tell(seen, misread);
        assertThat(hub.toldTo("RS"))
                .singleElement()
                .satisfies(told -> assertThat(told.getHit().getGrade()).isEqualTo(HitGrade.LEAD));

        hub.tell(misread.amended().plate("BG1234AB", "RS"));

        assertThat(hub.lastTo("RS", hit)).hasValueSatisfying(told -> {
            assertThat(told.getKind()).isEqualTo(EventKind.HIT_RAISED);
            assertThat(told.getHit().getGrade()).isEqualTo(HitGrade.HIT);
        });
    }

    @Test
    void whoLeavesTheGroupLosesSightWithoutAnyEvent() {
        hub.tell(serbian, bosnian);

        hub.directory.set(exchange.bosniaLeavesDrugs(TestHub.NOW.minusSeconds(1)));
        hub.letTimePass(Duration.ofSeconds(5));

        assertThat(hub.lastTo("BA", hit)).hasValueSatisfying(told -> {
            assertThat(told.getHit()).isNull();
            assertThat(told.getVersion()).isEqualTo(2);
        });
        assertThat(hub.toldTo("RS")).hasSize(1);
    }

    @Test
    void whoHasNoTopicYetIsNotToldAndDoesNotCountAsTold() {
        try (var early = new TestHub(exchange, 50, List.of(new CountryCode("RS"), new CountryCode("ME")))) {
            early.tell(serbian, bosnian);

            assertThat(early.toldTo("RS")).hasSize(1);
            assertThat(early.toldTo("BA")).isEmpty();
            assertThat(early.<Pair>store(MatchingTopology.PAIRS)
                            .get(hit.toString())
                            .published())
                    .containsOnlyKeys(new CountryCode("RS"));
        }
    }

    @Test
    void whoComesBackToTheGroupIsToldAgain() {
        hub.tell(serbian, bosnian);
        hub.directory.set(exchange.bosniaLeavesDrugs(TestHub.NOW.minusSeconds(1)));
        hub.letTimePass(Duration.ofSeconds(5));

        hub.directory.set(exchange.directory());
        hub.letTimePass(Duration.ofSeconds(5));

        assertThat(hub.lastTo("BA", hit)).hasValueSatisfying(told -> {
            assertThat(told.getKind()).isEqualTo(EventKind.HIT_RAISED);
            assertThat(told.getVersion()).isEqualTo(3);
        });
    }

    @Test
    void whatIsNotProvenGoesToTheDeadLettersUntouchedAndItsNeighboursAreNotDelayed() {
        var forged = exchange.record(DRUGS, bosnian.id().toString(), bosnian.event(), "ME");

        hub.tell(serbian);
        hub.tell(forged);
        hub.tell(bosnian);

        assertThat(hub.toldTo("RS")).hasSize(1);
        assertThat(hub.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(forged.value());
            assertThat(new String(letter.headers().lastHeader(DeadLetter.REASON).value()))
                    .isEqualTo("SIGNER_IS_NOT_ORIGINATOR");
        });
        assertThat(hub.count("exchange.events.refused", "reason", "SIGNER_IS_NOT_ORIGINATOR"))
                .isEqualTo(1);
        assertThat(hub.count("exchange.dead.letters")).isEqualTo(1);
    }

    @Test
    void nobodyTellsTheStateOfAnAlertButItsOwner() {
        var stolen = bosnian.event();
        stolen.setOriginator("ME");

        hub.tell(exchange.record(DRUGS, stolen));

        assertThat(hub.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(new String(
                                letter.headers().lastHeader(DeadLetter.REASON).value()))
                        .isEqualTo("NOT_THE_OWNER"));
    }

    @Test
    void anAlertOfAGroupThatCanBeNoneIsADeadLetterInItsOwnersInboxTooAndStopsNothing() {
        hub.tell(serbian);
        hub.tell(inbox("BA"), bosnian.inGroup("Bad Group").event());
        hub.tell(Told.by("ME").vin(VIN));

        assertThat(hub.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(new String(
                                letter.headers().lastHeader(DeadLetter.REASON).value()))
                        .isEqualTo("WRONG_CONTENT"));
        assertThat(hub.toldTo("RS")).hasSize(1);
    }

    @Test
    void bytesThatAreNoEventGoToTheDeadLetters() {
        hub.tell(DRUGS.name(), "RS-1".getBytes(), new byte[] {1, 2, 3}, new RecordHeaders());

        assertThat(hub.deadLetters()).hasSize(1);
    }

    @Test
    void aDeadLetterThatIsPutBackIsProvenAsTheRecordThatItWas() {
        hub.tell(serbian);
        var first = exchange.record(inbox("BA"), bosnian.event());
        var headers = new RecordHeaders(first.headers())
                .add(DeadLetter.REASON, "UNKNOWN_KEY".getBytes())
                .add(DeadLetter.TOPIC, inbox("BA").name().getBytes())
                .add(DeadLetter.PARTITION, "3".getBytes())
                .add(DeadLetter.OFFSET, "17".getBytes());

        hub.tell(MatchingEngine.REPLAY_TOPIC, first.key(), first.value(), headers);

        assertThat(hub.deadLetters()).isEmpty();
        assertThat(hub.toldTo("RS")).hasSize(1);
    }

    @Test
    void whatIsRefusedAgainIsADeadLetterOfItsFirstPlaceAgain() {
        var forged = exchange.record(DRUGS, bosnian.id().toString(), bosnian.event(), "ME");
        hub.tell(forged);
        var letter = hub.deadLetters().getFirst();

        hub.tell(MatchingEngine.REPLAY_TOPIC, letter.key(), letter.value(), letter.headers());

        assertThat(hub.deadLetters()).hasSize(2).allSatisfy(again -> {
            assertThat(again.headers().headers(DeadLetter.TOPIC)).hasSize(1);
            assertThat(new String(again.headers().lastHeader(DeadLetter.TOPIC).value()))
                    .isEqualTo(DRUGS.name());
        });
    }

    @Test
    void aKindOfALaterReleaseIsPassedOver() {
        var later = serbian.event();
        later.setKind(EventKind.OPERATION_CHANGED);
        later.setAlert(null);

        hub.tell(DRUGS, later);

        assertThat(hub.deadLetters()).isEmpty();
        assertThat(hub.count("exchange.events.received", "kind", "OPERATION_CHANGED"))
                .isEqualTo(1);
    }

    @Test
    void tombstonesArePassedOver() {
        hub.tell(DRUGS.name(), serbian.id().toString().getBytes(), null, new RecordHeaders());

        assertThat(hub.deadLetters()).isEmpty();
    }

    @Test
    void anOutageOfTheRegistryIsWaitedOut() {
        var record = exchange.record(DRUGS, serbian.event());
        ContractRegistry.beAwayFor(3);

        hub.tell(record);

        assertThat(hub.deadLetters()).isEmpty();
        assertThat(hub.<AlertState>store(MatchingTopology.ALERTS)
                        .get(serbian.id().toString()))
                .isNotNull();
    }

    private String basis() {
        return hub.lastTo("RS", hit).orElseThrow().getHit().getBasis();
    }

    private void reject(String basis) {
        hub.tell(exchange.verdict(inbox("RS"), hit, "RS", 1, VerdictKind.REJECTED, basis));
        hub.tell(exchange.verdict(inbox("BA"), hit, "RS", 1, VerdictKind.REJECTED, basis));
    }
}
