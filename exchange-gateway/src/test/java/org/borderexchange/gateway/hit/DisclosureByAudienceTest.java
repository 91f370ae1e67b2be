package org.borderexchange.gateway.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.ME;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.VEHICLES;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.stolenCar;
import static org.borderexchange.gateway.alert.Examples.submission;
import static org.borderexchange.gateway.alert.Examples.to;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.InMemoryAlerts;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.ExchangeDirectory.Country;
import org.borderexchange.schemas.directory.ExchangeDirectory.Group;
import org.borderexchange.schemas.directory.ExchangeDirectory.Membership;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.junit.jupiter.api.Test;

class DisclosureByAudienceTest {

    private static final Instant FOUNDED = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final Disclosure disclosure = new DisclosureByAudience(
            alerts, DisclosureByAudienceTest::directoryWithoutMontenegroInTheGroup, new SettableClock(NOW));

    @Test
    void membersLearnOfHitsOfAnAlertToTheWholeGroup() throws Alerts.AlreadySubmitted {
        var open = own(Audience.WHOLE_GROUP);

        assertThat(disclosure.allows(open, BA)).isTrue();
        assertThat(disclosure.allows(open, ME)).isFalse();
    }

    @Test
    void onlyNamedCountriesLearnOfHitsOfARestrictedAlert() throws Alerts.AlreadySubmitted {
        assertThat(disclosure.allows(own(to("BA")), BA)).isTrue();
        assertThat(disclosure.allows(own(to()), BA)).isFalse();
    }

    @Test
    void ofAnAlertThatIsNotHeldNobodyLearns() {
        assertThat(disclosure.allows(AlertId.next(RS, NOW), BA)).isFalse();
    }

    private AlertId own(Audience audience) throws Alerts.AlreadySubmitted {
        return alerts.insert(issued(RS, stolenCar(audience), NOW), submission()).id();
    }

    private static ExchangeDirectory directoryWithoutMontenegroInTheGroup() {
        var group = new Group(
                VEHICLES, "Stolen vehicles", EnumSet.of(ContentType.STOLEN_VEHICLE), List.of(stay(RS), stay(BA)));
        return new ExchangeDirectory(List.of(country(RS), country(BA), country(ME)), Map.of(VEHICLES, group), Map.of());
    }

    private static Country country(CountryCode code) {
        return new Country(code, code.value(), List.of(stay(code)));
    }

    private static Membership stay(CountryCode country) {
        return new Membership(country, FOUNDED, Optional.empty());
    }
}
