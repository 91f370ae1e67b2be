package org.borderexchange.cases.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.borderexchange.cases.generation.GenerationWork;
import org.borderexchange.cases.matching.MatchingEngine;
import org.borderexchange.cases.matching.MatchingEngine.State;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.TopicName;

/** The topology as work of a generation. */
final class MatchingWork implements GenerationWork {

    private final MatchingEngine engine;
    private final Supplier<ExchangeDirectory> directory;

    MatchingWork(MatchingEngine engine, Supplier<ExchangeDirectory> directory) {
        this.engine = engine;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "matching";
    }

    @Override
    public void run(int generation) {
        var condition = engine.condition();
        if (condition.generation() != generation || condition.state() == State.FAILED) {
            engine.stop();
        }
        engine.start(generation);
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
