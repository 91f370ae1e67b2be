package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.HitStatus;

/** Nothing is said about the order in which topics are read, and everything may come again. */
class InterleavingsTest {

    private static final String VIN = "WVGAV7AX9BW549850";
    private static final String OTHER_VIN = "WAUZZZ8K9BA012345";
    private static final String PLATE = "BG1234AB";

    private final TestExchange exchange = new TestExchange();
    private final List<ProducerRecord<byte[], byte[]>> records = records();

    @Property(tries = 40)
    void endInTheSameHits(@ForAll("orders") List<Integer> order) {
        var inOrder = IntStream.range(0, records.size()).boxed().toList();

        assertThat(hitsAfter(order)).isEqualTo(hitsAfter(inOrder)).isNotEmpty();
    }

    /** Some of the records, perhaps more than once, then all of them. */
    @Provide
    Arbitrary<List<Integer>> orders() {
        var all = IntStream.range(0, records.size()).boxed().toList();
        return Combinators.combine(Arbitraries.of(all).list().ofMaxSize(all.size()), Arbitraries.shuffle(all))
                .as((some, rest) -> {
                    var order = new ArrayList<>(some);
                    order.addAll(rest);
                    return order;
                });
    }

    private List<ProducerRecord<byte[], byte[]>> records() {
        var moved = Told.by("RS").vin(VIN);
        var narrowed = Told.by("BA").vin(VIN).plate(PLATE, "RS");
        var widened = Told.by("ME").plate(PLATE, "RS").onlyTo();
        var withdrawn = Told.by("ME").vin(OTHER_VIN);
        var referring = Told.by("RS").vin(OTHER_VIN).onlyTo("ME").referring();
        var expiring = Told.by("BA").vin(OTHER_VIN).validFor(Duration.ofSeconds(90));
        var erased = Told.by("RS").plate(PLATE, "RS");
        var told = new ArrayList<>(List.of(
                moved,
                moved.amended().vin(OTHER_VIN),
                narrowed,
                widened,
                widened.amended().toWholeGroup(),
                withdrawn,
                withdrawn.withdrawn(),
                referring,
                referring.amended(),
                expiring,
                erased,
                erased.erased()));
        var lost = narrowed.amended().onlyTo("ME");
        told.add(lost);
        var published = new ArrayList<ProducerRecord<byte[], byte[]>>();
        told.forEach(alert ->
                TestHub.topicsOf(alert.event()).forEach(topic -> published.add(exchange.record(topic, alert.event()))));
        published.add(exchange.record(TestExchange.DRUGS, lost.lost()));
        return published;
    }

    /** By country and hit, what is current: how often it changed on the way depends on the way. */
    private Map<String, Hit> hitsAfter(List<Integer> order) {
        var hits = new HashMap<String, Hit>();
        try (var hub = new TestHub(exchange)) {
            order.forEach(index -> hub.tell(records.get(index)));
            for (var country : List.of("RS", "BA", "ME")) {
                var told = hub.toldTo(country);
                for (var event : told) {
                    var name = country + " " + event.getSubjectId();
                    if (event.getHit() == null || event.getHit().getStatus() == HitStatus.LAPSED) {
                        hits.remove(name);
                    } else {
                        hits.put(
                                name,
                                Hit.newBuilder(event.getHit()).setDetectedAt(0).build());
                    }
                }
            }
        }
        return hits;
    }
}
