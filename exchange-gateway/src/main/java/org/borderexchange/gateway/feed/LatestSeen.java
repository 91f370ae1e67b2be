package org.borderexchange.gateway.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.schemas.topic.AlertId;

/**
 * What was last shown of each alert, so that the same event from a second topic, a second delivery or an older one that
 * comes late is not shown again. Remembers the alerts that were touched last.
 */
final class LatestSeen {

    private static final int ALERTS = 50_000;

    private record Seen(int version, boolean withContent) {}

    private final Map<AlertId, Seen> seen = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AlertId, Seen> eldest) {
            return size() > ALERTS;
        }
    };

    /**
     * Is it newer than what was shown? Of the same version content is newer than its loss, as for the stored copies.
     * Remembers it.
     */
    boolean isNews(ReceivedEvent event) {
        var withContent = event.content().isPresent();
        var before = seen.get(event.id());
        var news = before == null
                || event.version() > before.version()
                || event.version() == before.version() && withContent && !before.withContent();
        if (news) {
            seen.put(event.id(), new Seen(event.version(), withContent));
        }
        return news;
    }
}
