package org.borderexchange.notification.subscription;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.codelist.UrgencyLevel;

/**
 * What a subscription asks for. An empty set asks for all that its owner may know.
 *
 * @param origins countries whose alerts are meant, ISO 3166-1 alpha-2
 * @param filter in the words of {@link Filter}
 */
public record Terms(
        String name,
        Set<String> workingGroups,
        Set<ContentType> types,
        Set<String> origins,
        Set<UrgencyLevel> urgencies,
        Set<EventKind> events,
        Optional<String> filter,
        Language language) {

    public Terms {
        workingGroups = Set.copyOf(workingGroups);
        types = Set.copyOf(types);
        origins = Set.copyOf(origins);
        urgencies = Set.copyOf(urgencies);
        events = Set.copyOf(events);
    }

    /** Why something came, for whoever asked for it. What identifies a person or thing is left out. */
    public String condition() {
        var parts = new ArrayList<String>();
        part(parts, "workingGroups", workingGroups);
        part(parts, "types", types);
        part(parts, "origins", origins);
        part(parts, "urgencies", urgencies);
        part(parts, "events", events);
        filter.map(Filter::masked).ifPresent(parts::add);
        return parts.isEmpty() ? "everything" : String.join("; ", parts);
    }

    private static void part(ArrayList<String> parts, String name, Set<?> values) {
        if (!values.isEmpty()) {
            var sorted = new TreeSet<String>();
            values.forEach(value -> sorted.add(value.toString()));
            parts.add(name + ": " + String.join(", ", sorted));
        }
    }
}
