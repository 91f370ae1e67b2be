package org.borderexchange.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plain-text table: title, header, rows; the first column to the left, numbers to the right. */
final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... header) {
        this.title = title;
        rows.add(List.of(header));
    }

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f ×", ratio);
    }

    @Override
    public String toString() {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return title + "\n"
                + rows.stream()
                        .map(row -> IntStream.range(0, row.size())
                                .mapToObj(column -> String.format(
                                        column == 0 ? "%-" + widths[column] + "s" : "%" + widths[column] + "s",
                                        row.get(column)))
                                .collect(Collectors.joining("  ", "  ", "\n")))
                        .collect(Collectors.joining());
    }
}
