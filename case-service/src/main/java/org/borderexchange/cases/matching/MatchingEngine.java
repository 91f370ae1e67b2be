package org.borderexchange.cases.matching;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.Stores;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.RecordSigner;
import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology. All instances of a generation share its work; another generation begins with nothing and reads Kafka
 * from the start. Thread-safe.
 */
public final class MatchingEngine implements AutoCloseable {

    /** Dead letters that are put here are taken in again, as the records that they were. Never deleted. */
    public static final String REPLAY_TOPIC = MatchingTopology.REPLAY;

    private static final Logger log = LoggerFactory.getLogger(MatchingEngine.class);
    private static final Duration PATIENCE_OF_STOP = Duration.ofSeconds(30);

    /** Of a start that waits for the broker nothing is to be committed, and the broker is not there to be told. */
    private static final Duration PATIENCE_OF_START_STOPPED = Duration.ofSeconds(2);

    /** What the engine is doing. */
    public enum State {
        STOPPED,
        /** Joining its group or restoring state; nothing is matched yet. */
        STARTING,
        RUNNING,
        /** It has given up and wants to be stopped and started again. */
        FAILED
    }

    /**
     * @param generation 0: none is running
     * @param toRestore records of state that are still to be restored
     */
    public record Condition(State state, int generation, long toRestore) {}

    private final Map<String, Object> kafka;
    private final MatchingProperties properties;
    private final CaseworkProperties casework;
    private final Supplier<ExchangeDirectory> directory;
    private final EventProof proof;
    private final WireFormat wireFormat;
    private final RecordSigner signer;
    private final MeterRegistry meters;
    private final Clock clock;
    private final BooleanSupplier isComplete;
    /** Written by one thread at a time, read by any: who asks how things are must not wait for a stop. */
    private volatile @Nullable Running running;
    /** Threads that want to stop it. */
    private final AtomicInteger stopping = new AtomicInteger();

    private record Running(
            int generation,
            KafkaStreams streams,
            KafkaStreamsMetrics metrics,
            Outages outages,
            RestoreProgress restore,
            Beginning beginning) {}

    /** Kafka Streams holds its monitor while it waits for the broker, without limit: only who interrupts that thread can close it. */
    private static final class Beginning {

        private volatile boolean isOver;
        private @Nullable Thread waiting;
        private boolean isGivenUp;

        synchronized void waits() {
            waiting = Thread.currentThread();
        }

        synchronized void giveUp() {
            if (waiting != null) {
                waiting.interrupt();
                isGivenUp = true;
            }
        }

        /** The thread goes on with other work, which nobody wants to interrupt. */
        synchronized void waitsNoMore() {
            waiting = null;
            if (isGivenUp) {
                Thread.interrupted();
            }
        }
    }

    /**
     * @param kafka bootstrap servers and security, as Kafka clients take them
     * @param isComplete has everything been read that stood on the topics when the generation that runs began?
     */
    public MatchingEngine(
            Map<String, Object> kafka,
            MatchingProperties properties,
            CaseworkProperties casework,
            Supplier<ExchangeDirectory> directory,
            EventProof proof,
            WireFormat wireFormat,
            RecordSigner signer,
            MeterRegistry meters,
            Clock clock,
            BooleanSupplier isComplete) {
        this.kafka = Map.copyOf(kafka);
        this.properties = properties;
        this.casework = casework;
        this.isComplete = isComplete;
        this.directory = directory;
        this.proof = proof;
        this.wireFormat = wireFormat;
        this.signer = signer;
        this.meters = meters;
        this.clock = clock;
        Gauge.builder(
                        "exchange.over.correlating.identifiers",
                        this,
                        engine -> engine.ask(MatchingTopology::countOverCorrelating, 0))
                .description("Identifiers of this instance's partitions that too many alerts share")
                .register(meters);
        Gauge.builder(
                        "exchange.matching.restore.remaining",
                        this,
                        engine -> engine.condition().toRestore())
                .description("Records of state that are still to be restored")
                .register(meters);
    }

    /** Name of the Streams application, which is also its consumer group and begins the name of each internal topic. */
    public static String applicationId(int generation) {
        return "exchange-hub-matching-" + generation;
    }

    /** Each record passes each of them at the most once, in this order. */
    public static List<String> topicsBetweenSteps(int generation) {
        return MatchingTopology.REPARTITIONS.stream()
                .map(name -> applicationId(generation) + "-" + name + "-repartition")
                .toList();
    }

    /**
     * Returns when what was published has been read; the work begins when the group has been joined and state restored.
     * Does nothing while that generation runs, or while it is being stopped.
     *
     * @param countries to be told of hits and cases; without the hub topic of one of them it does not get to work
     * @throws IllegalStateException if another generation runs
     * @throws StreamsException if it is stopped while it waits for the broker or the schema registry
     */
    public synchronized void start(int generation, Collection<CountryCode> countries) {
        var present = running;
        if (present != null) {
            if (present.generation() == generation) {
                return;
            }
            throw new IllegalStateException("another generation is running: stop it first");
        }
        var outages = new Outages();
        var restore = new RestoreProgress();
        var topology = new MatchingTopology(
                        properties,
                        casework,
                        countries,
                        directory,
                        proof::prove,
                        wireFormat,
                        signer,
                        outages,
                        new MatchingMetrics(meters, clock),
                        clock,
                        isComplete,
                        Stores::persistentKeyValueStore)
                .build();
        var streams = new KafkaStreams(topology, StreamsSettings.of(applicationId(generation), kafka, properties));
        streams.setGlobalStateRestoreListener(restore);
        streams.setUncaughtExceptionHandler(failure -> {
            // The class alone: messages of libraries may quote a record.
            log.error(
                    "a matching thread failed and is replaced: {}",
                    failure.getClass().getName());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        var metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(meters);
        var started = new Running(generation, streams, metrics, outages, restore, new Beginning());
        running = started;
        started.beginning().waits();
        try {
            if (stopping.get() > 0) {
                leave(); // whoever stops it may have looked before it was there
                return;
            }
            streams.start();
            started.beginning().isOver = true;
        } catch (IllegalStateException interrupted) {
            throw new StreamsException("stopped while it waits for the broker", interrupted);
        } finally {
            started.beginning().waitsNoMore();
        }
    }

    /** Waits until what was begun is committed, 30 s at most, and leaves the group; does nothing when stopped. */
    public void stop() {
        stopping.incrementAndGet();
        try {
            // Before the monitor, which a start holds while it waits for the broker or the schema registry.
            var waiting = running;
            if (waiting != null) {
                waiting.outages().end();
                waiting.beginning().giveUp();
            }
            leave();
        } finally {
            stopping.decrementAndGet();
        }
    }

    private synchronized void leave() {
        var present = running;
        if (present != null) {
            present.outages().end();
            present.streams()
                    .close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                            .withTimeout(present.beginning().isOver ? PATIENCE_OF_STOP : PATIENCE_OF_START_STOPPED));
            present.metrics().close();
            running = null;
        }
    }

    /** Deletes what this instance keeps on its disk of a generation that does not run. */
    public synchronized void forget(int generation) {
        var present = running;
        if (present != null && present.generation() == generation) {
            throw new IllegalStateException("this generation is running");
        }
        try {
            Path state = properties.stateDir().resolve(applicationId(generation));
            if (Files.exists(state)) {
                Utils.delete(state.toFile());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Condition condition() {
        var present = running;
        if (present == null) {
            return new Condition(State.STOPPED, 0, 0);
        }
        var state = switch (present.streams().state()) {
            case RUNNING -> State.RUNNING;
            case ERROR, PENDING_ERROR, NOT_RUNNING, PENDING_SHUTDOWN -> State.FAILED;
            case CREATED, REBALANCING -> State.STARTING;
        };
        return new Condition(state, present.generation(), present.restore().remaining());
    }

    /** Of the partitions that this instance works on, in no order; empty while it is not running. */
    public List<OverCorrelating> overCorrelating() {
        return ask(MatchingTopology::overCorrelating, List.of());
    }

    private <T> T ask(Function<KafkaStreams, T> question, T otherwise) {
        var present = running;
        if (present == null) {
            return otherwise;
        }
        try {
            return question.apply(present.streams());
        } catch (InvalidStateStoreException notServingNow) {
            return otherwise;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
