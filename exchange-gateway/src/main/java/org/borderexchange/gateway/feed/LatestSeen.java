package org.borderexchange.gateway.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.borderexchange.schemas.topic.EventKey;

/**
 * What was last shown under each key, so that the same event from a second topic, a second delivery or an older one that
 * comes late is not shown again. Remembers the keys that were touched last.
 */
final class LatestSeen {

    private static final int KEYS = 50_000;

    private record Seen(int version, boolean withContent) {}

    private final Map<EventKey, Seen> seen = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EventKey, Seen> eldest) {
            return size() > KEYS;
        }
    };

    /**
     * Is it newer than what was shown? Of the same version content is newer than its loss, as for the stored copies.
     * Remembers it.
     */
    boolean isNews(DeskEvent event) {
        var withContent = event.content().isPresent();
        var before = seen.get(event.key());
        var news = before == null
                || event.version() > before.version()
                || event.version() == before.version() && withContent && !before.withContent();
        if (news) {
            seen.put(event.key(), new Seen(event.version(), withContent));
        }
        return news;
    }
}
