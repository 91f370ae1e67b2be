package org.borderexchange.gateway.check.web;

import java.util.List;
import org.borderexchange.gateway.alert.request.RecordReader;
import org.borderexchange.gateway.alert.request.RequestJson;
import org.borderexchange.gateway.check.CheckRequest;
import org.borderexchange.gateway.problem.Refused;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is asked. A plate or document of which only the number is known may stand as plain text. */
final class CheckReader {

    private static final List<String> WITH_NUMBER = List.of("plate", "document");

    /** @throws Refused with every fault */
    static CheckRequest read(RequestJson body) {
        if (body.root() instanceof ObjectNode asked) {
            WITH_NUMBER.forEach(field -> unfold(asked, field));
        }
        return RecordReader.whole(body.root(), CheckRequest.class);
    }

    private static void unfold(ObjectNode asked, String field) {
        var value = asked.get(field);
        if (value != null && value.isString()) {
            asked.putObject(field).set("number", value);
        }
    }

    private CheckReader() {}
}
