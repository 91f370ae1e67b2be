package org.borderexchange.cases.rebuild;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.borderexchange.cases.generation.Generation;
import org.borderexchange.cases.generation.Generation.Phase;
import org.borderexchange.cases.generation.GenerationWork;
import org.borderexchange.cases.generation.Generations;
import org.borderexchange.cases.generation.PresentGeneration;
import org.borderexchange.cases.problem.Unavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Looks twice a second what the present generation is and does what is to be done for it. Nothing but the generation's
 * number and phase is remembered, and every step may be repeated, so that a rebuild goes on wherever a process was
 * killed. All that an old generation leaves carries its number: removing it can never hit the present one.
 */
final class Supervisor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration ATTENTION = Duration.ofMillis(500);

    private final Generations generations;
    private final PresentGeneration present;
    private final List<GenerationWork> work;
    private final KafkaRemains remains;

    private final Map<GenerationWork, Map<TopicPartition, Long>> goals = new HashMap<>();
    private int goalsOf;
    private int roundsLeft;
    private int cleanedBefore;
    private String complaint = "";
    private volatile @Nullable ThreadPoolTaskScheduler attention;

    Supervisor(Generations generations, PresentGeneration present, List<GenerationWork> work, KafkaRemains remains) {
        this.generations = generations;
        this.present = present;
        this.work = List.copyOf(work);
        this.remains = remains;
    }

    /**
     * Begins the next generation, of this release's format, unless such a one is beginning already.
     *
     * @throws Unavailable if that cannot be written down now
     */
    Generation rebuild() {
        var seen = begun();
        if (seen.phase() == Phase.STOPPING && seen.format() == Generation.FORMAT) {
            return seen;
        }
        generations.replace(seen, next(seen.number()));
        return begun();
    }

    /** Progress of all instances, condition of this one. @throws Unavailable if the broker or the store is away */
    Map<String, Object> progress() {
        var generation = begun();
        var progress = new LinkedHashMap<String, Object>();
        progress.put("generation", generation.number());
        progress.put("phase", generation.phase());
        progress.put("format", generation.format());
        for (var each : work) {
            var condition = new LinkedHashMap<>(each.condition());
            condition.put("lag", remains.lag(each.group(generation.number()), remains.ends(each.topics())));
            progress.put(each.name(), condition);
        }
        return progress;
    }

    private Generation begun() {
        return generations.find().orElseGet(() -> {
            generations.create(next(0));
            return generations.find().orElseThrow();
        });
    }

    /** Never a number that Kafka has remains of, even if the store was restored from an old backup. */
    private Generation next(int after) {
        return new Generation(Math.max(after, remains.highest()) + 1, Phase.STOPPING);
    }

    @Override
    public void start() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("generation-");
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.initialize();
        scheduler.scheduleWithFixedDelay(this::attend, ATTENTION);
        attention = scheduler;
    }

    private void attend() {
        try {
            var generation = begun();
            present.is(generation);
            if (generation.format() != Generation.FORMAT) {
                meetAnotherRelease(generation);
                return;
            }
            switch (generation.phase()) {
                case STOPPING -> leave(generation);
                case FILLING -> fill(generation);
                case CURRENT -> keep(generation);
            }
            complaint = "";
        } catch (Unavailable outage) {
            complain(String.valueOf(outage.getMessage()));
        }
    }

    /** What an earlier release derived is derived anew; what a later one derives is left to it. */
    private void meetAnotherRelease(Generation generation) {
        work.forEach(GenerationWork::stop);
        if (generation.format() > Generation.FORMAT) {
            throw new Unavailable("generation %d is of a later release".formatted(generation.number()));
        }
        if (generations.replace(generation, next(generation.number()))) {
            log.info("generation {} is of an earlier release: the next begins", generation.number());
        }
    }

    private void leave(Generation generation) {
        work.forEach(GenerationWork::stop);
        var atWork = remains.atWorkBefore(generation.number());
        if (!atWork.isEmpty()) {
            throw new Unavailable("members are still in " + String.join(", ", atWork));
        }
        advance(generation, Phase.FILLING);
    }

    private void fill(Generation generation) {
        work.forEach(each -> each.run(generation.number()));
        if (isFilled(generation)) {
            advance(generation, Phase.CURRENT);
        }
        clean(generation);
    }

    private void keep(Generation generation) {
        work.forEach(each -> each.run(generation.number()));
        clean(generation);
    }

    /**
     * Has everything been read that stood there when this instance saw the generation filling, and has what it led to passed all steps? A step
     * leads to one further topic at the most; so each round waits for what stood between the steps when the round before ended.
     */
    private boolean isFilled(Generation generation) {
        if (goalsOf != generation.number()) {
            work.forEach(each -> goals.put(each, remains.ends(each.topics())));
            goalsOf = generation.number();
            roundsLeft = longestWay(generation);
        }
        if (!work.stream().allMatch(each -> each.isReady() && hasReachedGoal(each, generation))) {
            return false;
        }
        if (roundsLeft == 0) {
            return true;
        }
        roundsLeft--;
        work.forEach(each -> goals.put(each, remains.ends(each.between(generation.number()))));
        return false;
    }

    private boolean hasReachedGoal(GenerationWork each, Generation generation) {
        var group = each.group(generation.number());
        var goal = goals.getOrDefault(each, Map.of());
        return (roundsLeft == longestWay(generation) ? remains.lag(group, goal) : remains.lagBeyondMarks(group, goal))
                == 0;
    }

    private int longestWay(Generation generation) {
        return work.stream()
                .mapToInt(each -> each.between(generation.number()).size())
                .max()
                .orElse(0);
    }

    /** Last of all, for nothing waits for it. */
    private void clean(Generation generation) {
        if (cleanedBefore != generation.number()) {
            work.forEach(each -> each.forgetBefore(generation.number()));
            remains.removeBefore(generation.number());
            cleanedBefore = generation.number();
        }
    }

    private void advance(Generation generation, Phase phase) {
        if (generations.replace(generation, generation.in(phase))) {
            log.info("generation {} is {}", generation.number(), phase);
        }
    }

    private void complain(String of) {
        if (!of.equals(complaint)) {
            log.warn("the hub's work waits: {}", of);
            complaint = of;
        }
    }

    @Override
    public void stop() {
        var scheduler = attention;
        if (scheduler != null) {
            scheduler.shutdown();
        }
        attention = null;
        work.forEach(GenerationWork::stop);
    }

    @Override
    public boolean isRunning() {
        return attention != null;
    }
}
