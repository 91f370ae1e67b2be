package org.borderexchange.notification.roster;

import java.util.Optional;
import org.borderexchange.notification.delivery.Addressee;
import org.borderexchange.notification.delivery.Contacts;
import org.borderexchange.schemas.topic.CountryCode;

/** Contacts as the rosters name them now. */
final class RosterContacts implements Contacts {

    private final DutyRosters rosters;

    RosterContacts(DutyRosters rosters) {
        this.rosters = rosters;
    }

    @Override
    public Optional<Addressee> find(String log, int number) {
        var country = new CountryCode(log.substring(log.indexOf('/') + 1));
        var contacts = rosters.of(country).contacts();
        return number <= contacts.size()
                ? Optional.of(contacts.get(number - 1))
                        .map(contact -> new Addressee(contact.channel(), contact.language(), notice -> true))
                : Optional.empty();
    }
}
