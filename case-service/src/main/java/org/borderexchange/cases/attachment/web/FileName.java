package org.borderexchange.cases.attachment.web;

import java.util.regex.Pattern;

/** A name under which a browser may save a file, whatever the author called it: no folders, nothing invisible, nothing that turns the reading around. */
final class FileName {

    private static final int LONGEST = 150;
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);

    /** Controls, line breaks, and the format characters that hide or reorder what is shown; what file systems and shells take for something else. */
    private static final Pattern UNWANTED = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\"*:<>?|]");

    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");

    static String safe(String name) {
        var within = FOLDERS.matcher(name).replaceFirst("");
        var visible = EDGES.matcher(UNWANTED.matcher(within).replaceAll("")).replaceAll("");
        return visible.isEmpty() ? "document" : shortened(visible);
    }

    /** Keeps the end, which says what it is. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int from = name.length() - LONGEST;
        return name.substring(Character.isLowSurrogate(name.charAt(from)) ? from + 1 : from);
    }

    private FileName() {}
}
