package org.borderexchange.gateway.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.borderexchange.gateway.GatewayOverHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever stands in whatever field: a problem never repeats it, for answers end up in logs and tickets. */
class NothingIsEchoedTest {

    /** Marks what was sent; stands in no message of ours. */
    private static final String MARK = "zqx7";

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void noProblemRepeatsAValue(@ForAll("examples") String name, @ForAll int place, @ForAll("values") JsonNode value) {
        var alert = GatewayOverHttp.example(name);
        var places = new ArrayList<Runnable>();
        collectPlaces(alert, value, places);
        places.get(Math.floorMod(place, places.size())).run();

        var answer = gateway.issue(alert);

        assertThat(answer.status()).isIn(201, 400);
        if (answer.status() == 400) {
            assertThat(answer.body()).doesNotContainIgnoringCase(MARK);
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void noProblemRepeatsWhatIsNoJson(@ForAll("texts") String text) {
        assertThat(gateway.issue("{\"offence\": " + text).body()).doesNotContainIgnoringCase(MARK);
        assertThat(gateway.get("duty-officer", "/api/v1/alerts/" + MARK).body()).doesNotContainIgnoringCase(MARK);
        assertThat(gateway.get("duty-officer", "/api/v1/alerts?limit=" + MARK + "&type=" + MARK)
                        .body())
                .doesNotContainIgnoringCase(MARK);
    }

    @Provide
    Arbitrary<String> examples() {
        return Arbitraries.of("stolen-vehicle", "smuggling", "irregular-migration");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .all()
                .excludeChars('\u0000')
                .ofMaxLength(30)
                .map(text -> text.replaceAll("\\p{Cs}", "?"))
                .map(text -> MARK + text + MARK);
    }

    @Provide
    Arbitrary<JsonNode> values() {
        var json = JsonNodeFactory.instance;
        return texts().flatMap(text -> Arbitraries.of(List.<JsonNode>of(
                json.stringNode(text),
                json.stringNode("H1" + text),
                json.arrayNode().add(text),
                json.objectNode().put("type", text).put("code", text))));
    }

    /** One way to put the value at each place of the document where something stands. */
    private static void collectPlaces(JsonNode node, JsonNode value, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                places.add(() -> object.set(property.getKey(), value));
                collectPlaces(property.getValue(), value, places);
            });
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> array.set(index, value));
                collectPlaces(array.get(i), value, places);
            }
        }
    }
}
