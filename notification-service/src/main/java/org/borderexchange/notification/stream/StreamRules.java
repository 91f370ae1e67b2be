package org.borderexchange.notification.stream;

import java.util.List;
import java.util.Optional;
import org.borderexchange.notification.delivery.Addressing;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.DeliveryMetrics;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.delivery.NoticeView;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.Matcher;
import tools.jackson.databind.json.JsonMapper;

/** What may go out on a stream at this moment, and how it is written. */
record StreamRules(Matcher matcher, PresentSight sight, Addressing addressing, Links links, DeliveryMetrics metrics) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Has the subscription been deleted, or given another channel? */
    boolean isOver(String subscription) {
        return matcher.find(subscription)
                .filter(found -> found.channel() instanceof Channel.Sse)
                .isEmpty();
    }

    /** @return empty if its reader may not know of it any more, or does not want to */
    Optional<String> frame(Delivery delivery) {
        var notice = delivery.notice().orElseThrow();
        var subscription = matcher.find(delivery.log());
        if (delivery.status() != Delivery.Status.STREAMED || subscription.isEmpty()) {
            return Optional.empty();
        }
        if (!addressing.wants(subscription.get(), notice) || !sight.mayKnow(notice.reader(), notice.subject())) {
            metrics.withheld("SSE");
            return Optional.empty();
        }
        metrics.delivered("SSE", List.of(notice));
        var view = NoticeView.of(delivery.id(), delivery.log(), notice, links);
        return Optional.of("event: " + notice.kind().name()
                + "\nid: " + StreamPosition.text(delivery.log(), delivery.seq())
                + "\ndata: " + JSON.writeValueAsString(view) + "\n\n");
    }
}
