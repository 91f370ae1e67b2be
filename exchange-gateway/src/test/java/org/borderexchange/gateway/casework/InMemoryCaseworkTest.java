package org.borderexchange.gateway.casework;

class InMemoryCaseworkTest implements CaseworkContract {

    private final InMemoryCasework casework = new InMemoryCasework();

    @Override
    public Cases cases() {
        return casework.cases();
    }

    @Override
    public Operations operations() {
        return casework.operations();
    }

    @Override
    public Entries entries() {
        return casework.entries();
    }

    @Override
    public CaseActs acts() {
        return casework.acts();
    }
}
