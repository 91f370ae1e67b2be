package org.borderexchange.gateway.hit.wire;

import java.util.List;
import java.util.Set;
import org.borderexchange.gateway.alert.wire.AvroJson;
import org.borderexchange.gateway.hit.Hit;
import org.borderexchange.gateway.hit.Verdict;
import org.borderexchange.gateway.hit.VisibleHit;
import org.borderexchange.gateway.receipt.Reception;
import org.borderexchange.gateway.receipt.wire.ReceiptJson;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.wire.HitAlert;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A hit as the API answers it: what the hub told, with the verdicts of both sides. */
public final class HitJson {

    private static final Set<String> PLACED_BY_HAND = Set.of("basis", "matchedOn", "alerts");
    private static final Set<String> HUBS_OWN = Set.of("version", "wholeGroup");
    private static final Set<String> NOT_FOR_WHO_CANNOT_READ =
            Set.of("id", "version", "workingGroup", "type", "wholeGroup");

    public static ObjectNode of(VisibleHit visible) {
        var hit = visible.hit();
        var told = EventEncoding.decode(hit.event().bytes()).getHit();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", hit.id().toString());
        AvroJson.copy(told, json, PLACED_BY_HAND);
        var matchedOn = json.putArray("matchedOn");
        told.getMatchedOn().forEach(match -> AvroJson.copy(match, matchedOn.addObject(), Set.of()));
        var alerts = json.putArray("alerts");
        told.getAlerts().forEach(alert -> AvroJson.copy(alert, alerts.addObject(), hidden(alert)));
        var verdicts = json.putArray("verdicts");
        visible.verdicts().forEach(verdict -> verdicts.add(of(verdict, hit)));
        visible.inCase().ifPresent(in -> json.put("case", in.toString()));
        receptions(visible.receptions(), json);
        json.put("version", visible.version());
        return json;
    }

    /** @param hit on which it was given */
    public static ObjectNode of(Verdict verdict, Hit hit) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("country", verdict.by().value())
                .put("verdict", verdict.kind().code())
                .put("reason", verdict.reason())
                .put("at", verdict.at().toString());
        return verdict.judges(hit) ? json : json.put("outdated", true);
    }

    /** {@code acknowledgements} and {@code escalations}, each only if there are any. */
    private static void receptions(List<Reception> receptions, ObjectNode json) {
        for (var reception : receptions) {
            reception
                    .acknowledged()
                    .ifPresent(acknowledged ->
                            json.withArray("acknowledgements").add(ReceiptJson.of(reception.country(), acknowledged)));
            reception
                    .escalation()
                    .ifPresent(escalation -> json.withArray("escalations").add(ReceiptJson.of(escalation)));
        }
    }

    private static Set<String> hidden(HitAlert alert) {
        return alert.getReadable() ? HUBS_OWN : NOT_FOR_WHO_CANNOT_READ;
    }

    private HitJson() {}
}
