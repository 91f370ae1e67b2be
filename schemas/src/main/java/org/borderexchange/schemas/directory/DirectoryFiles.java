package org.borderexchange.schemas.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.directory.ExchangeDirectory.Country;
import org.borderexchange.schemas.directory.ExchangeDirectory.Group;
import org.borderexchange.schemas.directory.ExchangeDirectory.Membership;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The directory as it stands in its YAML files. Unknown fields are an error: a misspelt {@code until} must not pass. */
final class DirectoryFiles {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    record MembersFile(List<Member> members) {}

    record Member(
            String country,
            String name,
            String from,
            @Nullable Optional<String> until) {}

    record GroupsFile(List<GroupEntry> groups) {}

    record GroupEntry(String id, String name, Set<ContentType> contentTypes, List<GroupMember> members) {}

    record GroupMember(
            String country, String from, @Nullable Optional<String> until) {}

    record KeysFile(List<KeyEntry> keys) {}

    record KeyEntry(
            String id,
            String signer,
            String publicKey,
            String from,
            @Nullable Optional<String> until) {}

    static ExchangeDirectory read(Path folder) {
        var countries = countries(parse(folder.resolve("members.yaml"), MembersFile.class));
        var groups = groups(parse(folder.resolve("groups.yaml"), GroupsFile.class), countries);
        var keyFile = folder.resolve("keys.yaml");
        var keys = Files.exists(keyFile) ? keys(parse(keyFile, KeysFile.class)) : Map.<String, SigningKey>of();
        return new ExchangeDirectory(countries, groups, keys);
    }

    private static <T> T parse(Path file, Class<T> type) {
        try {
            return YAML.readValue(file.toFile(), type);
        } catch (JacksonException malformed) {
            throw new InvalidDirectory(file.getFileName() + ": " + malformed.getOriginalMessage(), malformed);
        }
    }

    private static List<Country> countries(MembersFile file) {
        var names = new LinkedHashMap<CountryCode, String>();
        var stays = new LinkedHashMap<CountryCode, List<Membership>>();
        for (var member : file.members()) {
            var where = "members.yaml, " + member.country();
            var code = country(where, member.country());
            names.put(code, member.name());
            stays.computeIfAbsent(code, c -> new ArrayList<>())
                    .add(new Membership(code, moment(where, member.from()), end(where, member.until())));
        }
        return names.entrySet().stream()
                .map(entry -> new Country(
                        entry.getKey(), entry.getValue(), List.copyOf(stays.getOrDefault(entry.getKey(), List.of()))))
                .toList();
    }

    private static Map<WorkingGroup, Group> groups(GroupsFile file, List<Country> countries) {
        var known = countries.stream().map(Country::code).toList();
        var groups = new LinkedHashMap<WorkingGroup, Group>();
        for (var entry : file.groups()) {
            var where = "groups.yaml, " + entry.id();
            var memberships = new ArrayList<Membership>();
            for (var member : entry.members()) {
                var code = country(where, member.country());
                if (!known.contains(code)) {
                    throw new InvalidDirectory(where + ": " + code + " is not in members.yaml");
                }
                memberships.add(new Membership(code, moment(where, member.from()), end(where, member.until())));
            }
            var id = workingGroup(where, entry.id());
            var group = new Group(id, entry.name(), Set.copyOf(entry.contentTypes()), List.copyOf(memberships));
            if (groups.put(id, group) != null) {
                throw new InvalidDirectory(where + ": stands twice");
            }
        }
        return groups;
    }

    private static Map<String, SigningKey> keys(KeysFile file) {
        var keys = new LinkedHashMap<String, SigningKey>();
        for (var entry : file.keys()) {
            var where = "keys.yaml, " + entry.id();
            var key = new SigningKey(
                    entry.id(),
                    entry.signer(),
                    publicKey(where, entry.publicKey()),
                    moment(where, entry.from()),
                    end(where, entry.until()).orElse(null));
            if (keys.put(key.id(), key) != null) {
                throw new InvalidDirectory(where + ": stands twice");
            }
        }
        return keys;
    }

    private static PublicKey publicKey(String where, String base64) {
        try {
            var encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new InvalidDirectory(where + ": not an Ed25519 public key in Base64 of its X.509 form", malformed);
        }
    }

    private static CountryCode country(String where, String code) {
        try {
            return new CountryCode(code);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidDirectory(where + ": " + malformed.getMessage(), malformed);
        }
    }

    private static WorkingGroup workingGroup(String where, String id) {
        try {
            return new WorkingGroup(id);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidDirectory(where + ": " + malformed.getMessage(), malformed);
        }
    }

    private static Optional<Instant> end(String where, @Nullable Optional<String> until) {
        return until == null ? Optional.empty() : until.map(day -> moment(where, day));
    }

    /** A day (its first moment in UTC) or a moment. */
    private static Instant moment(String where, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new InvalidDirectory(where + ": neither a day nor a moment in UTC", malformed);
        }
    }

    private DirectoryFiles() {}
}
