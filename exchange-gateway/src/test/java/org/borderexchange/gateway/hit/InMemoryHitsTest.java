package org.borderexchange.gateway.hit;

class InMemoryHitsTest implements HitsContract {

    private final InMemoryHits hits = new InMemoryHits();

    @Override
    public Hits hits() {
        return hits;
    }

    @Override
    public Verdicts verdicts() {
        return hits.verdicts();
    }
}
