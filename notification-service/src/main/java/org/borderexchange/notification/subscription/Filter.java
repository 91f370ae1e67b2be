package org.borderexchange.notification.subscription;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.borderexchange.notification.event.Facts;
import org.borderexchange.notification.subscription.InvalidFilter.Flaw;

/**
 * A condition on what an event says, in the Common Expression Language (https://cel.dev): no loops but over short lists, no side
 * effects, no access to anything but the {@linkplain org.borderexchange.notification.event.Vocabulary names} and functions declared in
 * {@link FilterLanguage}. What an event does not tell fulfils no condition, nor its negation. Thread-safe.
 */
public final class Filter {

    private static final Pattern IDENTIFIER =
            Pattern.compile("identifier\\s*\\(\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')\\s*\\)");
    private static final Pattern UNMASKED = Pattern.compile("identifier(?!\\(\"…\"\\))");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']{1,20})' applied to '([^']{1,100})'.*");

    private final String text;
    private final CelRuntime.Program program;
    private final Optional<Set<String>> keys;

    private Filter(String text, CelAbstractSyntaxTree checked) throws CelEvaluationException {
        this.text = text;
        this.program = FilterLanguage.RUNTIME.createProgram(checked);
        this.keys = Conjuncts.keys(checked);
    }

    /** @throws InvalidFilter with every flaw that was found, and where */
    public static Filter of(String text) throws InvalidFilter {
        if (text.codePointCount(0, text.length()) > FilterLanguage.LONGEST) {
            throw new InvalidFilter(List.of(new Flaw(1, 1, "at most %d characters".formatted(FilterLanguage.LONGEST))));
        }
        try {
            return new Filter(text, FilterLanguage.COMPILER.compile(text).getAst());
        } catch (CelValidationException invalid) {
            throw new InvalidFilter(
                    invalid.getErrors().stream().map(Filter::flaw).distinct().toList());
        } catch (CelEvaluationException | RuntimeException beyondAllBounds) {
            throw new InvalidFilter(List.of(new Flaw(1, 1, "cannot be read")));
        }
    }

    private static Flaw flaw(CelIssue issue) {
        var at = issue.getSourceLocation();
        return new Flaw(Math.max(1, at.getLine()), Math.max(0, at.getColumn()) + 1, reason(issue.getMessage()));
    }

    /** The library's own words may quote what was written. */
    private static String reason(String message) {
        if (message.startsWith(FilterLanguage.OWN)) {
            return message.substring(FilterLanguage.OWN.length());
        }
        if (message.startsWith("undeclared reference")) {
            return "there is no such name or function";
        }
        var overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return "%s cannot be applied to %s".formatted(overload.group(1).replace("_", ""), overload.group(2));
        }
        return message.startsWith("expected type") ? "must be a condition, true or false" : "cannot be read from here";
    }

    /** Without what identifies a person or thing. */
    static String masked(String text) {
        var masked = IDENTIFIER.matcher(text).replaceAll("identifier(\"…\")");
        // What is sought may be spelt in ways that only the language knows: then nothing is told of the condition.
        return UNMASKED.matcher(masked).find() ? "filter" : masked;
    }

    public boolean test(Facts facts) {
        try {
            return Boolean.TRUE.equals(program.eval(facts.values()));
        } catch (CelEvaluationException notTold) {
            return false;
        }
    }

    /** Keys of {@link EventKeys} one of which every event has that fulfils this; empty if none can be told. */
    Optional<Set<String>> keys() {
        return keys;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return masked(text);
    }
}
