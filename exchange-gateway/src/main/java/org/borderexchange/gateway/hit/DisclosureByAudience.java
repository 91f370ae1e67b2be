package org.borderexchange.gateway.hit;

import java.time.Clock;
import java.util.function.Supplier;
import org.borderexchange.gateway.alert.AlertDetails;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.MatchDisclosure;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;

/** The hub's rule: who may read the own alert, or is referred to its owner. */
public final class DisclosureByAudience implements Disclosure {

    private final Alerts alerts;
    private final Supplier<ExchangeDirectory> directory;
    private final Clock clock;

    public DisclosureByAudience(Alerts alerts, Supplier<ExchangeDirectory> directory, Clock clock) {
        this.alerts = alerts;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public boolean allows(AlertId own, CountryCode other) {
        return alerts.find(own)
                .map(found -> found.alert().details())
                .filter(alert -> alert.matchDisclosure() == MatchDisclosure.REFERRAL || mayRead(alert, other))
                .isPresent();
    }

    private boolean mayRead(AlertDetails alert, CountryCode other) {
        var isMember = directory
                .get()
                .group(alert.workingGroup())
                .filter(group -> group.hasMember(other, clock.instant()))
                .isPresent();
        return isMember
                && switch (alert.audience()) {
                    case Audience.WholeGroup all -> true;
                    case Audience.Countries only -> only.countries().contains(other);
                };
    }
}
