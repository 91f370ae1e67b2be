package org.borderexchange.cases.rebuild;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.borderexchange.cases.generation.GenerationWork;
import org.borderexchange.cases.matching.MatchingEngine;
import org.borderexchange.cases.matching.MatchingEngine.State;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.ExchangeDirectory.Country;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topology as work of a generation, for all countries of the directory whose hub topics exist. It begins anew when those are others: state and
 * positions are the generation's and stay.
 */
final class MatchingWork implements GenerationWork {

    private static final Logger log = LoggerFactory.getLogger(MatchingWork.class);

    /** While a country of the directory has no hub topic. */
    private static final Duration LOOK_FOR_TOPICS = Duration.ofSeconds(5);

    private final MatchingEngine engine;
    private final Supplier<ExchangeDirectory> directory;
    private final KafkaRemains kafka;
    private final Clock clock;

    /** Whom what runs tells of hits and cases. */
    private Set<CountryCode> told = Set.of();

    private Instant nextLook = Instant.MIN;

    MatchingWork(MatchingEngine engine, Supplier<ExchangeDirectory> directory, KafkaRemains kafka, Clock clock) {
        this.engine = engine;
        this.directory = directory;
        this.kafka = kafka;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "matching";
    }

    @Override
    public void run(int generation) {
        var condition = engine.condition();
        boolean isAtWork = condition.generation() == generation && condition.state() != State.FAILED;
        var members = members();
        if (isAtWork && (told.equals(members) || clock.instant().isBefore(nextLook))) {
            return;
        }
        nextLook = clock.instant().plus(LOOK_FOR_TOPICS);
        var withTopic = withTopic(members);
        if (!isAtWork || !told.equals(withTopic)) {
            engine.stop();
            log.info(
                    "hits and cases are told to {} of {} countries: those that have a topic",
                    withTopic.size(),
                    members.size());
            told = withTopic;
            engine.start(generation, withTopic);
        }
    }

    private Set<CountryCode> members() {
        return directory.get().countries().stream().map(Country::code).collect(Collectors.toSet());
    }

    /** A topic that is made later is found by a later look: one country without a topic must not keep the others from being told. */
    private Set<CountryCode> withTopic(Set<CountryCode> members) {
        var existing =
                kafka.existing(members.stream().map(MatchingWork::hubTopic).toList());
        return members.stream()
                .filter(country -> existing.contains(hubTopic(country)))
                .collect(Collectors.toSet());
    }

    private static String hubTopic(CountryCode country) {
        return TopicName.hub(country).name();
    }

    @Override
    public void stop() {
        engine.stop();
    }

    @Override
    public boolean isReady() {
        return engine.condition().state() == State.RUNNING;
    }

    @Override
    public Map<String, Object> condition() {
        var condition = engine.condition();
        return Map.of("state", condition.state(), "toRestore", condition.toRestore());
    }

    @Override
    public String group(int generation) {
        return MatchingEngine.applicationId(generation);
    }

    @Override
    public List<String> topics() {
        var present = directory.get();
        var topics = new ArrayList<String>();
        present.groups()
                .keySet()
                .forEach(group -> topics.add(TopicName.group(group).name()));
        present.countries()
                .forEach(country -> topics.add(TopicName.inbox(country.code()).name()));
        topics.add(MatchingEngine.REPLAY_TOPIC);
        return topics;
    }

    @Override
    public List<String> between(int generation) {
        return MatchingEngine.topicsBetweenSteps(generation);
    }

    @Override
    public void forgetBefore(int generation) {
        IntStream.range(1, generation).forEach(engine::forget);
    }
}
