package org.borderexchange.gateway.casework.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.gateway.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a document that comes.
 *
 * @param name of the file, without folders
 * @param mediaType as it was declared, without parameters, lower case
 * @param length bytes as they were announced; −1: not announced
 */
public record Upload(String name, String mediaType, long length) {

    private static final Pattern FOLDERS = Pattern.compile("[/\\\\]");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,64}/[a-z0-9!#$&^_.+-]{1,127}");

    /**
     * @param name null: not given
     * @param contentType null: not given
     * @throws InvalidInput naming every fault
     */
    public static Upload of(@Nullable String name, @Nullable String contentType, long length) {
        var faults = new ArrayList<Fault>(new Faults()
                .requiredText("name", name, Faults.LINE)
                .check(name == null || !FOLDERS.matcher(name).find(), "name", "the name of a file, without folders")
                .check(name == null || name.chars().noneMatch(Character::isISOControl), "name", "one line")
                .list());
        var mediaType = contentType == null ? "" : withoutParameters(contentType);
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            faults.add(new Fault("", "Content-Type: the media type of the document"));
        }
        if (name == null || !faults.isEmpty()) {
            throw new InvalidInput(List.copyOf(faults));
        }
        return new Upload(name, mediaType, length);
    }

    /** With its dot, lower case; empty if the name has none. */
    String extension() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    private static String withoutParameters(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
