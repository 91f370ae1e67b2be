package org.borderexchange.cases.matching;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.MatchDisclosure;

/**
 * Who may know of an alert, by its audience and by who is a member now: whoever has left a group learns nothing more of
 * it, whatever the time of the event.
 */
final class Disclosure {

    private final Supplier<ExchangeDirectory> directory;
    private final Clock clock;

    Disclosure(Supplier<ExchangeDirectory> directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** @param told the state of an alert; an erased one is nobody's to see, its owner's neither */
    Sight of(ExchangeEvent told, CountryCode reader) {
        var alert = told.getAlert();
        if (alert == null) {
            return Sight.NONE;
        }
        if (told.getOriginator().equals(reader.value()) || mayRead(alert, reader)) {
            return Sight.WHOLE;
        }
        return alert.getMatchDisclosure() == MatchDisclosure.REFERRAL ? Sight.REFERRAL : Sight.NONE;
    }

    private boolean mayRead(Alert alert, CountryCode reader) {
        var audience = alert.getAudience();
        return (audience.getWholeGroup() || audience.getCountries().contains(reader.value()))
                && WorkingGroup.parse(alert.getWorkingGroup())
                        .filter(group -> isMember(group, reader))
                        .isPresent();
    }

    /** Of the working group and of the exchange. */
    boolean isMember(WorkingGroup id, CountryCode country) {
        var now = clock.instant();
        var present = directory.get();
        return present.hasMember(country, now)
                && present.group(id)
                        .filter(group -> group.hasMember(country, now))
                        .isPresent();
    }

    boolean isMember(CountryCode country) {
        return directory.get().hasMember(country, clock.instant());
    }

    /** Who belongs to what now; when this changes, every pair is to be ruled anew. */
    Map<WorkingGroup, Set<CountryCode>> memberships() {
        var now = clock.instant();
        var memberships = new TreeMap<WorkingGroup, Set<CountryCode>>();
        var present = directory.get();
        present.groups().forEach((id, group) -> {
            var members = new TreeSet<>(group.membersAt(now));
            members.removeIf(country -> !present.hasMember(country, now));
            memberships.put(id, members);
        });
        return memberships;
    }
}
