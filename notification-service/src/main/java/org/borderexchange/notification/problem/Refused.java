package org.borderexchange.notification.problem;

import java.util.List;

/** A request is refused for a reason of the catalogue. Made without a stack trace: it is an answer, not an accident. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refused(ProblemType type) {
        this(Problem.of(type));
    }

    /** @param faults all of them */
    public Refused(List<Fault> faults) {
        this(new Problem(ProblemType.INVALID_REQUEST, faults));
    }

    public Refused(ProblemType type, Fault fault) {
        this(new Problem(type, List.of(fault)));
    }

    private Refused(Problem problem) {
        super(problem.kind().slug(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
