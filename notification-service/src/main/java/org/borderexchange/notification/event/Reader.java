package org.borderexchange.notification.event;

import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * Whoever may be told something: a country, or the analysts of the hub, who are told what goes to whole groups.
 *
 * @param code ISO 3166-1 alpha-2, or {@code HUB}
 */
public record Reader(String code) {
    public static final Reader HUB = new Reader(ExchangeDirectory.HUB);

    public static Reader of(CountryCode country) {
        return new Reader(country.value());
    }

    public boolean isHub() {
        return equals(HUB);
    }

    /** @throws IllegalArgumentException of the hub */
    public CountryCode country() {
        return new CountryCode(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
