package org.borderexchange.gateway.alert.content;

import java.util.regex.Pattern;
import org.borderexchange.gateway.problem.Faults;
import org.jspecify.annotations.Nullable;

/** Where something is. At least one of its fields is set; latitude and longitude in WGS 84 degrees, only together. */
public record Place(
        @Nullable String text,
        @Nullable String unlocode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String borderCrossing) {

    public Place {
        var faults = new Faults()
                .text("text", text, Faults.LINE)
                .text("borderCrossing", borderCrossing, Faults.LINE)
                .range("latitude", latitude, -90, 90)
                .range("longitude", longitude, -180, 180)
                .check(
                        unlocode == null || UN_LOCODE.matcher(unlocode).matches(),
                        "unlocode",
                        "two letters and three letters or digits 2 to 9")
                .check((latitude == null) == (longitude == null), "latitude", "only together with longitude");
        if (text == null && unlocode == null && latitude == null && borderCrossing == null) {
            faults.check(false, "text", "a place needs a text, a UN/LOCODE, coordinates or a border crossing");
        }
        faults.throwIfAny();
    }

    private static final Pattern UN_LOCODE = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");
}
