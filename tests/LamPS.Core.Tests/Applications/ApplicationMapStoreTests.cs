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

    [Fact]
    public void What_the_catalog_knows_of_labels_is_in_the_shipped_maps()
    {
        var labels = CatalogReader.Shipped().SelectMany(a => a.Labels.Select(l => (a.Name, Label: l))).ToList();

        Assert.NotEmpty(labels);
        foreach (var (application, label) in labels)
        {
            var dialog = new ApplicationMapStore(null).Find(application)!.Dialogs.Single(d => d.Name == label.Dialog && d.Context.Length == 0);
            var field = Assert.Single(dialog.Fields, f => f.Shown == label.Shown && f.Tab == label.Tab);
            Assert.Equal((label.Label, label.Role), (field.Label, field.Role));
        }
    }

    [Fact]
    public void A_label_is_corrected_where_it_stands_and_nowhere_else()
    {
        var label = CatalogReader.Read(
            "app: { desktops: [atspi], command: app, labels: [ { dialog: Notes, tab: Foot, role: spinbutton, shown: Counting, label: Start at } ] }", "catalog.yaml", name => name).Single().Labels.Single();
        var fields = new[] { new MapField("Counting", "spinbutton", Tab: "Foot"), new MapField("Counting", "combobox", Tab: "Foot"), new MapField("Counting", "spinbutton", Tab: "End") };

        var corrected = label.Apply(new MapDialog("Notes", "Tools > Notes...", fields, ["OK"]));

        Assert.Equal([fields[0] with { Label = "Start at", Shown = "Counting" }, fields[1], fields[2]], corrected.Fields);
        Assert.Same(fields, label.Apply(new MapDialog("Other", "Tools > Other...", fields, ["OK"])).Fields);
        var map = new ApplicationMap { Application = "app", Dialogs = [corrected] };
        Assert.Equal("Counting", ApplicationMapStore.FromJson(ApplicationMapStore.ToJson(map), "x").Dialogs[0].Fields[0].Shown);
    }

    [Fact]
    public void Two_labels_that_are_swapped_are_swapped_back()
    {
        LabelCorrection[] labels = [new("Notes", "", "spinbutton", "A", "B"), new("Notes", "", "spinbutton", "B", "A")];

        var corrected = labels.Aggregate(new MapDialog("Notes", "Tools > Notes...", [new MapField("A", "spinbutton"), new MapField("B", "spinbutton")], ["OK"]), (dialog, label) => label.Apply(dialog));

        Assert.Equal([("B", "A"), ("A", "B")], corrected.Fields.Select(f => (f.Label, f.Shown)));
    }

    [Theory]
    [InlineData("{ dialog: Notes, role: spinbutton, label: Start at }", "'shown'")]
    [InlineData("{ dialog: Notes, role: spinner, shown: Counting, label: Start at }", "'spinner'")]
    [InlineData("{ dialog: Notes, role: spinbutton, shown: Counting, labels: Start at }", "'labels'")]
    public void A_label_that_is_wrong_is_told_with_its_line(string label, string problem)
    {
        var error = Assert.Throws<LamException>(() => CatalogReader.Read($"app:\n  desktops: [atspi]\n  command: app\n  labels:\n    - {label}\n", "catalog.yaml", name => name));

        Assert.Contains("line 5", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
