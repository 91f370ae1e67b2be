package org.borderexchange.notification.event;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names by which a filter may ask for what an event says: those of the API's JSON. */
public final class Vocabulary {

    /** Keys of the identifiers in an alert; asked by {@code identifier("…")} alone. */
    public static final String IDENTIFIERS = "@identifiers";

    /** What a name stands for. */
    public enum Kind {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        TRUTH,
        TEXTS,
        PLACES
    }

    /** Every name with what it stands for. */
    public static final Map<String, Kind> NAMES = names();

    private static Map<String, Kind> names() {
        var names = new LinkedHashMap<String, Kind>();
        put(names, Kind.TEXT, "kind", "subject", "urgency", "status", "handling", "actionToTake", "offence", "verdict");
        put(names, Kind.TEXTS, "workingGroups", "types", "origins", "matchedOn");
        put(names, Kind.TEXT, "content.category", "content.make", "content.model", "content.colour");
        put(names, Kind.WHOLE_NUMBER, "content.modelYear");
        put(names, Kind.TEXT, "content.plate.country", "content.theft.circumstances");
        put(names, Kind.TRUTH, "content.theft.keysPresent", "content.facilitation.suspected");
        put(names, Kind.TEXT, "content.commodity", "content.hsCode", "content.unNumber", "content.concealment");
        put(names, Kind.NUMBER, "content.quantity.amount", "content.value.amount", "hit.score");
        put(names, Kind.TEXT, "content.quantity.unit", "content.value.currency", "content.transport", "content.event");
        put(names, Kind.TEXT, "content.direction.from", "content.direction.to");
        for (var count : new String[] {"total", "women", "men", "minors", "unaccompanied", "dead", "missing"}) {
            put(names, Kind.WHOLE_NUMBER, "content.counts." + count);
        }
        put(names, Kind.TEXTS, "content.nationalities", "content.vulnerabilities");
        put(names, Kind.PLACES, "content.place", "content.theft.place", "content.seizure.place", "content.route");
        put(names, Kind.PLACES, "content.places", "sighting.place");
        put(names, Kind.TEXT, "hit.grade", "hit.status", "hit.strength");
        return Map.copyOf(names);
    }

    private static void put(Map<String, Kind> names, Kind kind, String... more) {
        for (var name : more) {
            names.put(name, kind);
        }
    }

    private Vocabulary() {}
}
