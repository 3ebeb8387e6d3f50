using LamPS.Core.Applications;
using Xunit;

namespace LamPS.Core.Tests.Applications;

public sealed class ApplicationMapStoreTests
{
    [Fact]
    public void A_map_that_says_less_is_read_as_one_that_knows_less()
    {
        const string old = """
            { "application": "writer", "menus": [ { "path": "Table > Insert Table...", "opens": "Insert Table" } ],
              "dialogs": [ { "name": "Insert Table", "openedBy": "Table > Insert Table...", "buttons": [ "Insert" ], "fields": [ { "label": "Columns", "role": "spinbutton", "minimum": 1 } ] } ] }
            """;

        var map = ApplicationMapStore.FromJson(old, "old");

        Assert.Equal("", map.Menus[0].Needs);
        Assert.Equal("", map.Dialogs[0].Context);
        var field = map.Dialogs[0].Fields[0];
        Assert.Equal(("", "", false, (double?)1), (field.Takes, field.Unit, field.Disabled, field.Minimum));
        Assert.Null(field.Enables);
        Assert.Empty(map.LeftOut);
    }

    [Fact]
    public void All_that_a_map_says_comes_back_from_json()
    {
        var map = new ApplicationMap
        {
            Application = "x",
            Version = "1.2",
            Menus = [new MapMenu("Table > Split...", Opens: "Split") { Needs = "caret in a table" }],
            Dialogs =
            [
                new MapDialog("Split", "Table > Split...", [new MapField("Margin", "spinbutton", "2 cm") { Takes = "number", Unit = "cm", Disabled = true }, new MapField("On", "checkbox", "off") { Enables = ["Margin"], Disables = ["Other"] }], ["OK"])
                {
                    Context = "caret in a table",
                },
            ],
            LeftOut = [new MapOmission("File > Odd...", "it hung")],
        };

        var json = ApplicationMapStore.ToJson(map);

        Assert.Equal(json, ApplicationMapStore.ToJson(ApplicationMapStore.FromJson(json, "new")));
        Assert.Contains("\"needs\": \"caret in a table\"", json, StringComparison.Ordinal);
        Assert.Contains("it hung", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("writer", "Table > Insert Table...", "Columns")]
    [InlineData("calc", "Data > Sort...", null)]
    [InlineData("mousepad", "Search > Find and Replace...", "Search direction")]
    [InlineData("galculator", "Edit > Preferences...", "Minimal button width")]
    [InlineData("gedit", "Menu > Preferences", "Tab width")]
    public void Shipped_maps_know_their_dialogs(string application, string path, string? label)
    {
        var map = new ApplicationMapStore(null).Find(application)!;

        var dialog = map.Dialogs.Single(d => d.OpenedBy == path);
        Assert.True(label is null || dialog.Fields.Any(f => f.Label == label), string.Join(", ", dialog.Fields.Select(f => f.Label)));
        Assert.Equal(dialog.Name, map.Menus.Single(m => m.Path == path).Opens);
    }

    [Fact]
    public void A_context_of_the_catalog_is_read_with_its_document_and_steps()
    {
        const string catalog = """
            app:
              desktops: [atspi]
              command: app
              contexts:
                caret in a table:
                  document: sample.fodt
                  steps:
                    - { act: select_text, with: { text: Left cell } }
                    - { act: click, on: "button[name='Go']" }
            """;

        var context = CatalogReader.Read(catalog, "catalog.yaml", name => $"text of {name}").Single().Contexts.Single();

        Assert.Equal(("caret in a table", "sample.fodt", "text of sample.fodt"), (context.Name, context.DocumentName, context.Document));
        Assert.Equal(("select_text", "Left cell"), (context.Steps[0].Function, context.Steps[0].Arguments.Text("text")));
        Assert.Equal(("click", "button[name='Go']"), (context.Steps[1].Function, context.Steps[1].Selector));
    }

    [Fact]
    public void A_step_that_is_no_function_is_told_with_its_line()
    {
        const string catalog = """
            app:
              desktops: [atspi]
              command: app
              contexts:
                odd: { steps: [ { act: fly } ] }
            """;

        var error = Assert.Throws<LamException>(() => CatalogReader.Read(catalog, "catalog.yaml", name => name));
        Assert.Contains("line 5", error.Message, StringComparison.Ordinal);
        Assert.Contains("fly", error.Message, StringComparison.Ordinal);
    }
}
