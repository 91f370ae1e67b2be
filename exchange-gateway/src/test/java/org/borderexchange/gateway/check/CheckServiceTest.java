package org.borderexchange.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.Alert;
import org.borderexchange.gateway.alert.AlertDetails;
import org.borderexchange.gateway.alert.AlertsOfOthers;
import org.borderexchange.gateway.alert.InMemoryAlerts;
import org.borderexchange.gateway.alert.content.Content;
import org.borderexchange.gateway.alert.content.Person;
import org.borderexchange.gateway.alert.content.Smuggling;
import org.borderexchange.gateway.check.CheckRequest.PersonMet;
import org.borderexchange.gateway.check.CheckRequest.PlateRead;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.Commodity;
import org.borderexchange.schemas.codelist.InvolvementRole;
import org.borderexchange.schemas.codelist.PersonCategory;
import org.borderexchange.schemas.matching.CheckComparison;
import org.borderexchange.schemas.matching.MatchPolicy;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckServiceTest {

    private static final Instant NOW = GatewayOverHttp.NOW;

    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final ChecksInMemory checks =
            new ChecksInMemory(alerts.visible(), GatewayOverHttp.RS, new SettableClock(NOW));

    @Test
    void theAlertBehindManyNewerNamesakesIsFound() {
        var sought = receivePerson("Petrović", "Marko", "1984-05-17");
        namesakes(250);

        var outcome = check(person("Petrovic", "Marko", "1984-05-17"));

        assertThat(outcome.found()).extracting(Found::alert).containsExactly(sought);
        assertThat(outcome.more()).isFalse();
    }

    @Test
    void nothingIsCalledUnknownOfWhichNotAllCouldBeRead() {
        receivePerson("Petrović", "Marko", "1984-05-17");
        namesakes(ChecksInMemory.MOST_READ);

        assertUnavailable(person("Petrovic", "Marko", "1984-05-17"));
    }

    @Test
    void aCommonNameDoesNotHideAPlate() {
        receive(GatewayOverHttp.BA, AlertsOfOthers.car());
        namesakes(ChecksInMemory.MOST_READ);

        var outcome = check(request(new PlateRead("A12B345", null), new PersonMet("Petrović", "Marko", "1984-05-17")));

        assertThat(outcome.found()).hasSize(1);
        assertThat(outcome.more()).isTrue();
    }

    @Test
    void moreChecksThanMayReadAlertsAtATimeAreRefused() {
        var verification = new Verification(
                alerts.visible(), new CheckComparison(MatchPolicy.DEFAULT), ChecksInMemory.MOST_READ, 0);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> verification.verify(List.of(), List.of(), NOW))
                .matches(refused -> refused.problem().kind() == ProblemType.UNAVAILABLE);
    }

    @Test
    void ofEachOwnersAlertsTheStrongestThreeAreReported() {
        for (int i = 0; i < 5; i++) {
            receive(GatewayOverHttp.BA, AlertsOfOthers.car());
        }
        receive(GatewayOverHttp.ME, AlertsOfOthers.car());

        var outcome = check(request(new PlateRead("A12B345", null), null));

        assertThat(outcome.found()).hasSize(6);
        assertThat(checks.said())
                .extracting(act -> act.key().subject().substring(0, 2))
                .containsExactlyInAnyOrder("BA", "BA", "BA", "ME");
    }

    @Test
    void whoeverCannotTellTheOwnerAnswersNothingAndRecordsNothing() {
        receive(GatewayOverHttp.BA, AlertsOfOthers.car());
        checks.setOutboxFull(true);

        assertUnavailable(request(new PlateRead("A12B345", null), null));

        assertThat(checks.entries()).isEmpty();
        assertThat(check(request(new PlateRead("A12B346", null), null)).isHit()).isFalse();
    }

    @Test
    void aNameWithAGapIsFoundUnlessTheDateOfBirthContradicts() {
        var sought = receivePerson("Петровић", "Марко", "1984-05-17");

        assertThat(check(person("Petrov?c", "M?rko", "1984")).found())
                .extracting(Found::alert)
                .containsExactly(sought);
        assertThat(check(person("Petrov?c", "M?rko", "1985")).isHit()).isFalse();
    }

    @Test
    void aNameThatIsLongInLatinLettersIsAnswered() {
        assertThat(check(person("\u9f8d".repeat(100), null, null)).isHit()).isFalse();
    }

    @Test
    void aPersonIsOneInTheRecordsInEitherScriptWithOrWithoutADateOfBirth() {
        check(person("Петровић", "Ђорђе", "1984-05-17"));
        check(person("PETROVIĆ", "Djordje", null));
        check(person("Petrović", "Marko", "1984-05-17"));

        var asked =
                checks.entries().stream().map(entry -> entry.asked().getFirst()).toList();
        assertThat(asked.get(0).hash())
                .isEqualTo(asked.get(1).hash())
                .isNotEqualTo(asked.get(2).hash());
        assertThat(asked.get(0).dateOfBirth())
                .isPresent()
                .isEqualTo(asked.get(2).dateOfBirth());
        assertThat(asked.get(1).dateOfBirth()).isEmpty();
    }

    private CheckOutcome check(CheckRequest request) {
        checks.learn();
        return checks.service().check(request, "officer");
    }

    private void assertUnavailable(CheckRequest request) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> check(request))
                .matches(refused -> refused.problem().kind() == ProblemType.UNAVAILABLE);
    }

    private static CheckRequest person(String familyName, @Nullable String givenNames, @Nullable String dateOfBirth) {
        return request(null, new PersonMet(familyName, givenNames, dateOfBirth));
    }

    private static CheckRequest request(@Nullable PlateRead plate, @Nullable PersonMet person) {
        return new CheckRequest(plate, null, null, null, person, null, "control", null, null, null, null, null, null);
    }

    /** Issued after all that is there, and of other dates of birth. */
    private void namesakes(int count) {
        IntStream.range(0, count).forEach(i -> receivePerson("Petrović", "Marko", String.valueOf(1985 + i % 20)));
    }

    private AlertId receivePerson(String familyName, String givenNames, String dateOfBirth) {
        var person = new Person(
                InvolvementRole.DRIVER, PersonCategory.SUSPECT, familyName, givenNames, dateOfBirth, null, List.of());
        return receive(
                GatewayOverHttp.BA,
                new Smuggling(
                        Commodity.TOBACCO,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(person),
                        List.of(),
                        null));
    }

    private AlertId receive(CountryCode owner, Content content) {
        var car = AlertsOfOthers.stolenCar(Audience.WHOLE_GROUP);
        var details = new AlertDetails(
                null,
                car.workingGroup(),
                car.audience(),
                car.handling(),
                car.evaluation(),
                car.urgency(),
                car.legalBasis(),
                car.offence(),
                car.actionToTake(),
                car.validUntil(),
                null,
                car.matchDisclosure(),
                List.of(),
                car.contact(),
                content);
        var id = AlertId.next(owner, AlertsOfOthers.ISSUED);
        alerts.receive(Alert.issue(id, details, AlertsOfOthers.ISSUED));
        return id;
    }
}
