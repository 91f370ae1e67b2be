package org.borderexchange.notification.roster;

import java.util.List;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * Who is to be turned to, in this order.
 *
 * @param version 0: nobody ever set it
 */
public record DutyRoster(CountryCode country, int version, List<Contact> contacts) {

    public DutyRoster {
        contacts = List.copyOf(contacts);
    }

    /** @param name of a desk or function */
    public record Contact(String name, Channel channel, Language language) {}

    /** Log of the deliveries to its contacts. */
    public String log() {
        return logOf(country);
    }

    public static String logOf(CountryCode country) {
        return "roster/" + country;
    }
}
