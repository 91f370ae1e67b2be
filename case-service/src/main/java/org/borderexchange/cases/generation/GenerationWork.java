package org.borderexchange.cases.generation;

import java.util.List;
import java.util.Map;

/** What an instance does for a generation, and does anew for the next one. Called by one thread. */
public interface GenerationWork {

    /** For operators, e.g. {@code matching}. */
    String name();

    /** Sees to it that it works for this generation; returns at once. Repeating it is harmless; work for another one is stopped first. */
    void run(int generation);

    /** Returns when this instance has left the consumer group. Does nothing when stopped. */
    void stop();

    /** Is it at work, nothing lacking? May be asked by any thread. */
    boolean isReady();

    /** For operators, e.g. {@code state=RESTORING, restored=5}; without content. May be asked by any thread. */
    Map<String, Object> condition();

    /** Under which Kafka remembers how far a generation has read. */
    String group(int generation);

    /** What that group reads of the exchange's topics. */
    List<String> topics();

    /** Topics between its own steps: what was read may still be on its way there. */
    default List<String> between(int generation) {
        return List.of();
    }

    /** Removes what earlier generations left outside Kafka. */
    void forgetBefore(int generation);
}
