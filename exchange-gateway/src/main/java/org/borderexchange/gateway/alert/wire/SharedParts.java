package org.borderexchange.gateway.alert.wire;

import org.borderexchange.gateway.alert.Contact;
import org.borderexchange.gateway.alert.content.Place;
import org.jspecify.annotations.Nullable;

/** Parts of alerts that other payloads have too, as they travel. */
public final class SharedParts {

    public static org.borderexchange.schemas.wire.@Nullable Place place(@Nullable Place place) {
        return place == null
                ? null
                : new org.borderexchange.schemas.wire.Place(
                        place.text(), place.unlocode(), place.latitude(), place.longitude(), place.borderCrossing());
    }

    public static org.borderexchange.schemas.wire.@Nullable Contact contact(@Nullable Contact contact) {
        return contact == null
                ? null
                : new org.borderexchange.schemas.wire.Contact(
                        contact.authority(), contact.unit(), contact.phone(), contact.email());
    }

    private SharedParts() {}
}
