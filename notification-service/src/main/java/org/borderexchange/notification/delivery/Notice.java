package org.borderexchange.notification.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.EventKind;

/**
 * That something happened, for one reader: ids and kinds, never content.
 *
 * @param reader for whom it was made and who must still be allowed to know when it is sent
 * @param subject id of an alert, hit, case or operation
 * @param at when it happened
 * @param incident outermost of what the subject belongs to, itself if to nothing
 * @param because name of the subscription, or of the contact in a duty roster
 * @param condition what of the subscription it fulfilled
 */
public record Notice(
        Reader reader,
        String eventId,
        EventKind kind,
        String subject,
        int version,
        Instant at,
        String incident,
        List<String> origins,
        List<String> workingGroups,
        List<String> types,
        boolean urgent,
        String because,
        String condition) {

    public Notice {
        origins = List.copyOf(origins);
        workingGroups = List.copyOf(workingGroups);
        types = List.copyOf(types);
    }

    /** In English, for logs and lists of the receiver's system. */
    public String summary() {
        var parts = new ArrayList<String>();
        parts.add(kind.label() + (origins.isEmpty() ? "" : " (" + String.join(", ", origins) + ")"));
        types.forEach(type -> parts.add(label(type)));
        parts.addAll(workingGroups);
        if (urgent) {
            parts.add("urgent");
        }
        return String.join(", ", parts);
    }

    private static String label(String type) {
        try {
            return ContentType.valueOf(type).label();
        } catch (IllegalArgumentException ofALaterRelease) {
            return type;
        }
    }
}
