package org.borderexchange.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.apache.kafka.common.TopicPartition;

class FeedPositionTest {

    private static final TopicPartitions TWELVE = partitionsOf("exchange.inbox.rs.v1", 12);

    @Property
    void textLeadsBackToThePosition(@ForAll("offsets") long[] offsets) {
        var position = new FeedPosition(TWELVE.fingerprint(), offsets);

        assertThat(FeedPosition.parse(position.text(), TWELVE)).contains(position);
    }

    @Property
    void whateverAClientSendsIsReadWithoutFailing(@ForAll String text) {
        FeedPosition.parse(text, TWELVE);
    }

    @Property
    void truncatedPositionIsNone(@ForAll("offsets") long[] offsets) {
        var text = new FeedPosition(TWELVE.fingerprint(), offsets).text();

        assertThat(FeedPosition.parse(text.substring(0, text.length() - 2), TWELVE))
                .isEmpty();
    }

    @Example
    void positionAmongOtherTopicsIsNone() {
        var text = new FeedPosition(TWELVE.fingerprint(), new long[12]).text();

        assertThat(FeedPosition.parse(text, partitionsOf("exchange.inbox.ba.v1", 12)))
                .isEmpty();
    }

    @Example
    void partitionsInAnyOrderAreTheSamePartitions() {
        var forth = new TopicPartitions(List.of(new TopicPartition("a", 0), new TopicPartition("b", 1)));
        var back = new TopicPartitions(List.of(new TopicPartition("b", 1), new TopicPartition("a", 0)));

        assertThat(forth.fingerprint()).isEqualTo(back.fingerprint());
    }

    @Provide
    Arbitrary<long[]> offsets() {
        return Arbitraries.longs()
                .between(0, Long.MAX_VALUE)
                .withDistribution(RandomDistribution.biased())
                .array(long[].class)
                .ofSize(12);
    }

    private static TopicPartitions partitionsOf(String topic, int count) {
        return new TopicPartitions(IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList());
    }
}
