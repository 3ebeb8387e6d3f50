using LamPS.Core.Applications;
using Xunit;

namespace LamPS.Desktop.Sandbox.Tests;

public sealed class SandboxMapsTests
{
    [Fact]
    public void Every_application_has_a_map_and_others_have_none()
    {
        Assert.All(SandboxCatalog.All, a => Assert.Equal(a.Name, SandboxMaps.For(a.Name)?.Application));
        Assert.Null(SandboxMaps.For("hostile"));
        Assert.Null(SandboxMaps.For("writer"));
    }

    [Fact]
    public void Menus_tell_shortcut_switch_and_dialog()
    {
        var map = SandboxMaps.For("text-editor")!;

        Assert.Contains(new MapMenu("File > Save", "Ctrl+S", false, "Save As"), map.Menus);
        Assert.Contains(new MapMenu("Format > Word Wrap", "", true, ""), map.Menus);
        Assert.Contains(new MapMenu("Edit > Find and Replace...", "Ctrl+H", false, "Find and Replace"), map.Menus);
        Assert.Contains(map.Menus, m => m.Path == "File > Quit" && m.Opens.Length == 0);
    }

    [Fact]
    public void Dialogs_tell_their_fields_and_buttons()
    {
        var map = SandboxMaps.For("text-editor")!;

        var font = map.Dialogs.Single(d => d.Name == "Font");
        Assert.Equal(["Family", "Size", "Bold", "Italic"], font.Fields.Select(f => f.Label));
        Assert.Equal(("11", 6, 72), (font.Fields[1].Default, font.Fields[1].Minimum, font.Fields[1].Maximum));
        Assert.Equal(["DejaVu Sans", "DejaVu Sans Mono"], font.Fields[0].Options);
        Assert.Equal(["Cancel", "OK"], font.Buttons);
        Assert.Equal("off", font.Fields[2].Default);
    }

    [Fact]
    public void Fields_of_the_main_window_tell_their_tab()
    {
        var fields = SandboxMaps.For("settings")!.Toolbars.Single().Controls;

        Assert.Equal("Appearance", fields.Single(f => f.Label == "Zoom").Tab);
        Assert.Equal("Advanced", fields.Single(f => f.Label == "Delete everything").Tab);
        Assert.Equal(["All", "System", "Logging", "Storage", "Privacy", "Developer"], fields.Single(f => f.Role == "tree").Options);
        Assert.Equal("", fields.Single(f => f.Label == "Apply").Tab);
    }
}
