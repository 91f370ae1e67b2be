package org.borderexchange.gateway.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.borderexchange.gateway.GatewayOverHttp.BA;
import static org.borderexchange.gateway.GatewayOverHttp.NOW;
import static org.borderexchange.gateway.GatewayOverHttp.RS;

import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.InvalidInput;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Hands in what callers of the wire may: nulls as well. */
@NullUnmarked
class AdmissionRulesTest {

    private static final AlertDraft NOTHING = new AlertDraft(null, null, null, null, null);

    private final AdmissionRules rules =
            new AdmissionRules(GatewayOverHttp.directory(), GatewayOverHttp.validity(), RS);

    @Test
    void theOwnerIsTakenOutOfTheAudience() {
        var admitted = rules.admit(AlertsOfOthers.stolenCar(Audience.of(List.of(RS, BA))), NOW);

        assertThat(admitted.audience()).isEqualTo(Audience.of(List.of(BA)));
    }

    @Test
    void anAudienceOfTheOwnerAloneNamesNobody() {
        var draft = new AlertDraft(null, Audience.of(List.of(RS)), null, null, null);

        assertThat(rules.faultsOf(draft, NOW)).extracting(Fault::pointer).containsExactly("/audience/countries");
    }

    @Test
    void whatIsNotThereIsNotChecked() {
        assertThat(rules.faultsOf(NOTHING, NOW)).isEmpty();
    }

    @Test
    void everyRuleThatCanBeCheckedIsChecked() {
        var draft = new AlertDraft(
                new WorkingGroup("container-security"),
                Audience.of(List.of(new CountryCode("HR"))),
                ContentType.STOLEN_VEHICLE,
                null,
                NOW);

        assertThat(rules.faultsOf(draft, NOW))
                .extracting(Fault::pointer)
                .containsExactly("/workingGroup", "/content/type", "/audience/countries", "/validUntil");
    }

    @Test
    void theMaximumDependsOnTheActionAndHasADayOfGrace() {
        assertThat(validUntil(ActionToTake.SEIZE, "2036-11-23T12:00:00Z")).isEmpty();
        assertThat(validUntil(ActionToTake.SEIZE, "2036-11-23T12:00:01Z")).containsExactly("/validUntil");
        assertThat(validUntil(ActionToTake.DISCREET_CHECK, "2031-11-23T12:00:01Z"))
                .containsExactly("/validUntil");
    }

    @Test
    void anAmendmentWithoutValidityKeepsTheEarlierOne() {
        var details = AlertsOfOthers.stolenCar(Audience.WHOLE_GROUP);
        var before = Alert.issue(AlertId.next(RS, NOW), details, NOW).alert();

        var admitted = rules.admitAmendment(details.withValidUntil(null), before, NOW);

        assertThat(admitted.validUntil()).isEqualTo(before.validUntil());
    }

    @Test
    void anExtensionNeedsItsReasonAndAShorteningDoesNot() {
        var details = AlertsOfOthers.stolenCar(Audience.WHOLE_GROUP);
        var before = Alert.issue(AlertId.next(RS, NOW), details, NOW).alert();
        var longer = details.withValidUntil(before.validUntil().plusSeconds(1));
        var shorter = details.withValidUntil(before.validUntil().minusSeconds(1));

        var refused = catchThrowableOfType(InvalidInput.class, () -> rules.admitAmendment(longer, before, NOW));

        assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/extensionReason");
        assertThat(rules.admitAmendment(shorter, before, NOW)).isEqualTo(shorter);
    }

    private List<String> validUntil(ActionToTake action, String until) {
        var draft = new AlertDraft(null, null, ContentType.STOLEN_VEHICLE, action, Instant.parse(until));
        return rules.faultsOf(draft, NOW).stream().map(Fault::pointer).toList();
    }
}
