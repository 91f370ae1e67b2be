package org.borderexchange.gateway.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.schemas.codelist.CaseActKind;
import tools.jackson.databind.json.JsonMapper;

class ActReaderTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Whatever is sent as an act is an act or has a fault, and what is repeated of it is no value. */
    @Property(tries = 500)
    void whatIsSentIsReadOrPointedAt(@ForAll("kinds") String kind, @ForAll("fields") Map<String, Object> fields)
            throws IOException {
        var body = new HashMap<>(fields);
        body.put("kind", kind);

        var draft = ActReader.act(
                new ByteArrayInputStream(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8)),
                ActReader.ON_CASE);

        assertThat(draft.act().isPresent() && draft.faults().isEmpty())
                .isNotEqualTo(!draft.faults().isEmpty());
        assertThat(draft.faults()).extracting(Fault::message).noneMatch(message -> message.contains("VALUE"));
        draft.act().ifPresent(act -> assertThat(act.kind().code()).isEqualTo(kind));
    }

    /** A field that the kind does not use is named. */
    @Property(tries = 200)
    void whatAKindDoesNotUseIsAFault(@ForAll("fields") Map<String, Object> fields) throws IOException {
        var body = new HashMap<>(fields);
        body.put("kind", CaseActKind.RECORD_DECISION.code());

        var draft = ActReader.act(
                new ByteArrayInputStream(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8)),
                ActReader.ON_CASE);

        var unused = body.keySet().stream()
                .filter(name -> !Set.of("kind", "text").contains(name))
                .map(name -> "/" + name)
                .toList();
        assertThat(draft.faults()).extracting(Fault::pointer).containsAll(unused);
    }

    @Provide
    Arbitrary<String> kinds() {
        return Arbitraries.of(CaseActKind.class).map(CaseActKind::code);
    }

    @Provide
    Arbitrary<Map<String, Object>> fields() {
        var names = Arbitraries.of(
                "title",
                "text",
                "reason",
                "status",
                "alerts",
                "other",
                "task",
                "country",
                "dueAt",
                "role",
                "seesPast",
                "liaison",
                "document",
                "basedOn");
        var values = Arbitraries.<Object>of(
                "VALUE",
                1,
                true,
                "OPEN",
                "RS",
                "2026-11-22T12:00:00Z",
                List.of("VALUE", 1),
                Map.of("authority", "VALUE"),
                List.of());
        return Arbitraries.maps(names, values).ofMaxSize(6);
    }
}
