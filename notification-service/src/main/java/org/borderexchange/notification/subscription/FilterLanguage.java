package org.borderexchange.notification.subscription;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.common.CelOptions;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.notification.event.Facts;
import org.borderexchange.notification.event.Vocabulary;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.InvalidValue;

/**
 * Which names and functions a filter has. Besides CEL's own operators:
 *
 * <ul>
 *   <li>{@code text.is("other")}: equal but for case and accents
 *   <li>{@code within(places, latitude, longitude, km)}: one of the places lies within that distance
 *   <li>{@code identifier("any spelling")}: a plate, VIN, document, container, part or person in the alert, found as checks find it
 * </ul>
 */
final class FilterLanguage {

    /** Code points. */
    static final int LONGEST = 2_000;

    /** Begins the messages that are written here and may be shown. */
    static final String OWN = "~";

    /** Function into which {@code identifier("…")} is turned, with the keys of what is sought. */
    static final String MEETS = "@meets";

    private static final int DEEPEST = 32;

    /** Elements of lists that one evaluation may look at, nested ones counted. */
    private static final int MOST_ITERATIONS = 1_000;

    /** Of the mean earth, km. */
    private static final double EARTH_RADIUS = 6371.0088;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .maxRegexProgramSize(500)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final ListType TEXTS = ListType.create(SimpleType.STRING);
    private static final CelType PLACES = OpaqueType.create("places");

    static final CelCompiler COMPILER = compiler();

    static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                    CelFunctionBinding.from("is_text", String.class, String.class, FilterLanguage::same),
                    CelFunctionBinding.from(
                            "within_places",
                            List.of(Object.class, Number.class, Number.class, Number.class),
                            arguments -> within(
                                    (List<?>) arguments[0],
                                    ((Number) arguments[1]).doubleValue(),
                                    ((Number) arguments[2]).doubleValue(),
                                    ((Number) arguments[3]).doubleValue())),
                    CelFunctionBinding.from("meets_keys", List.class, List.class, FilterLanguage::meets))
            .build();

    private static CelCompiler compiler() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.ALL, CelStandardMacro.EXISTS)
                .addMacros(CelMacro.newGlobalMacro(
                        "identifier", 1, (factory, target, arguments) -> identifier(factory, arguments.getFirst())))
                .addFunctionDeclarations(
                        newFunctionDeclaration(
                                "is",
                                newMemberOverload("is_text", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)),
                        newFunctionDeclaration(
                                "within",
                                newGlobalOverload(
                                        "within_places",
                                        SimpleType.BOOL,
                                        PLACES,
                                        SimpleType.DYN,
                                        SimpleType.DYN,
                                        SimpleType.DYN)),
                        newFunctionDeclaration(MEETS, newGlobalOverload("meets_keys", SimpleType.BOOL, TEXTS, TEXTS)))
                .addVar(Vocabulary.IDENTIFIERS, TEXTS)
                .setResultType(SimpleType.BOOL);
        Vocabulary.NAMES.forEach((name, kind) -> builder.addVar(name, type(kind)));
        return builder.build();
    }

    private static CelType type(Vocabulary.Kind kind) {
        return switch (kind) {
            case TEXT -> SimpleType.STRING;
            case WHOLE_NUMBER -> SimpleType.INT;
            case NUMBER -> SimpleType.DOUBLE;
            case TRUTH -> SimpleType.BOOL;
            case TEXTS -> TEXTS;
            case PLACES -> PLACES;
        };
    }

    /** Keys are found when the filter is read: an evaluation only compares. */
    private static Optional<CelExpr> identifier(CelMacroExprFactory factory, CelExpr argument) {
        if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || argument.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return Optional.of(factory.reportError(OWN + "identifier needs a text in quotes"));
        }
        var keys = keys(argument.constant().stringValue());
        if (keys.isEmpty()) {
            return Optional.of(factory.reportError(OWN + "can be no identifier"));
        }
        return Optional.of(factory.newGlobalCall(
                MEETS,
                List.of(
                        factory.newIdentifier(Vocabulary.IDENTIFIERS),
                        factory.newList(keys.stream()
                                .sorted()
                                .map(factory::newStringLiteral)
                                .toList()))));
    }

    private static Set<String> keys(String anySpelling) {
        try {
            return IdentifierKeys.sought(anySpelling);
        } catch (InvalidValue tooLong) {
            return Set.of();
        }
    }

    private static boolean same(String one, String other) {
        return Facts.folded(one).equals(Facts.folded(other));
    }

    private static boolean meets(Collection<?> stored, Collection<?> sought) {
        var all = new HashSet<>(stored);
        return sought.stream().anyMatch(all::contains);
    }

    private static boolean within(List<?> places, double latitude, double longitude, double km) {
        for (int index = 0; index + 1 < places.size(); index += 2) {
            if (distance((Double) places.get(index), (Double) places.get(index + 1), latitude, longitude) <= km) {
                return true;
            }
        }
        return false;
    }

    /** Along the great circle, km: haversine formula. */
    private static double distance(double fromLatitude, double fromLongitude, double latitude, double longitude) {
        double north = Math.toRadians(latitude - fromLatitude);
        double east = Math.toRadians(longitude - fromLongitude);
        double half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(fromLatitude))
                        * Math.cos(Math.toRadians(latitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
    }

    private FilterLanguage() {}
}
