package org.borderexchange.gateway.problem;

import java.util.List;

/** What was sent breaks rules; holds every fault that was found, none of the values. */
public final class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public InvalidInput(List<Fault> faults) {
        super(faults.size() + " fault(s)");
        this.faults = List.copyOf(faults);
    }

    /** At least one. */
    public List<Fault> faults() {
        return faults;
    }
}
