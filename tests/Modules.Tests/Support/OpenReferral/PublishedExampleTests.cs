using System.Text.Json;
using Headwater.Support.OpenReferral;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Support.OpenReferral;

/// <summary>The standard's own examples and the mock feeds of its validator, as they were published.</summary>
[Trait("Needs", "open-data")]
public sealed class PublishedExampleTests
{
    /// <summary>The example lies 100 degrees north, which the schema allows.</summary>
    [Theory]
    [InlineData("v3_examples_service_full.json", "service", "/service_at_locations/0/location/latitude")]
    [InlineData("validator_V3.0-UK-Warn_service_full.json", "service", "/service_at_locations/0/location/latitude")]
    [InlineData("v3_examples_service_at_location_full.json", "service_at_location", "/location/latitude")]
    public void The_official_examples_pass_but_for_where_they_lie(string file, string document, string where)
    {
        var finding = Assert.Single(DocumentCheck.Of(document, Read(file)));
        Assert.Equal((where, "quality: latitude lies from -90 to 90", true), (finding.Pointer, finding.Rule, finding.IsNote));
    }

    [Fact]
    public void The_example_of_an_organisation_passes() =>
        Assert.Empty(DocumentCheck.Of("organization", Read("v3_examples_organization_full.json")));

    [Fact]
    public void The_failing_mock_fails_for_what_was_broken_in_it() =>
        Assert.Equal(["/url", "/email"], DocumentCheck.Of("service", Read("validator_V3.0-UK-Fail_service_full.json")).Where(f => !f.IsNote).Select(f => f.Pointer));

    /// <summary>It says 31 and holds 128.</summary>
    [Fact]
    public void The_mock_list_conforms_and_its_counts_are_wrong()
    {
        var findings = DocumentCheck.OfPage("service", Read("validator_V3.0-UK-Test_service_list.json"), 1);
        Assert.Equal(["/size", "/total_items"], findings.Select(f => f.Pointer));
        Assert.All(findings, f => Assert.True(f.IsNote));
        Assert.Equal("quality: 128 items are on this page, and it says 31", findings[0].Rule);
    }

    /// <summary>Nothing of the profile was forgotten, and nothing is asked that it does not ask.</summary>
    [Theory]
    [InlineData("v3_schema_compiled_service.json", "service")]
    [InlineData("v3_schema_compiled_service_at_location.json", "service_at_location")]
    [InlineData("v3_schema_compiled_organization.json", "organization")]
    [InlineData("v3_schema_taxonomy_term.json", "taxonomy_term")]
    public void Our_table_says_what_the_published_schema_says(string file, string document) => Same(Read(file), document, document);

    private static void Same(JsonElement schema, string document, string at)
    {
        var required = schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(r => r.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
        var ours = Profile.Uk[document].ToDictionary(f => f.Name, StringComparer.Ordinal);
        Assert.Equal(required.Order(StringComparer.Ordinal), ours.Values.Where(f => f.Required).Select(f => f.Name).Order(StringComparer.Ordinal));
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            // The profile's organisation lists its services, which no endpoint of it does.
            if (document == "organization" && property.Name == "services")
                continue;
            Assert.True(ours.TryGetValue(property.Name, out var field), $"{at}/{property.Name} is in the published schema and not in ours");
            var kind = property.Value.GetProperty("type").GetString();
            var format = property.Value.TryGetProperty("format", out var said) ? said.GetString() : null;
            var expected = (kind, format, property.Value.TryGetProperty("enum", out var values)) switch
            {
                (_, _, true) => FieldKind.OneOf,
                ("string", "uuid", _) => FieldKind.Uuid,
                ("string", "uri", _) => FieldKind.Uri,
                ("string", "email", _) => FieldKind.Email,
                ("string", "date-time", _) => FieldKind.Datetime,
                ("string", _, _) => FieldKind.Text,
                ("number", _, _) => FieldKind.Number,
                ("object", _, _) => FieldKind.Object,
                ("array", _, _) => FieldKind.List,
                _ => throw new InvalidOperationException($"{at}/{property.Name}: {kind} {format}"),
            };
            Assert.True(expected == field.Kind, $"{at}/{property.Name}: {expected} in the published schema, {field.Kind} in ours");
            if (expected == FieldKind.OneOf)
                Assert.Equal(values.EnumerateArray().Select(v => v.GetString()), field.Values);
            if (expected == FieldKind.Object && property.Value.TryGetProperty("properties", out _))
                Same(property.Value, field.Of!, $"{at}/{property.Name}");
            if (expected == FieldKind.List && property.Value.TryGetProperty("items", out var items) && items.TryGetProperty("properties", out _))
                Same(items, field.Of!, $"{at}/{property.Name}");
        }
    }

    private static JsonElement Read(string file) => Answer.Of(File.ReadAllBytes(OpenDataFolder.Of("oruk", file))).Document!.Value;
}
