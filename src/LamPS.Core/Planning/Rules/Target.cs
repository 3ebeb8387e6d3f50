using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;
using LamPS.Core.Selectors;

namespace LamPS.Core.Planning.Rules;

/// <summary>Something of an application that a clause may mean: a menu entry or a control of the main window.</summary>
internal sealed class Target
{
    /// <summary>Makes a menu entry.</summary>
    /// <param name="menu">Entry.</param>
    /// <param name="dialog">Dialog that it opens, or null.</param>
    /// <param name="help">Stems of what help says of it.</param>
    /// <param name="isOnly">Whether it is alone in its menu, so that the menu's name says what it does.</param>
    public Target(MapMenu menu, MapDialog? dialog, IReadOnlyList<string> help, bool isOnly)
    {
        Menu = menu;
        Dialog = dialog;
        var parts = menu.Path.Split(" > ");
        Name = ElementNames.Plain(parts[^1]);
        NameStems = Sentence.Stems(isOnly && parts.Length > 2 ? parts[^2] : Name);
        ContextStems = [.. parts.SelectMany(Sentence.Stems).Concat(dialog is null ? [] : Sentence.Stems(dialog.Name)).Except(NameStems).Distinct()];
        HelpStems = help;
        Depth = parts.Length;
    }

    /// <summary>Makes a control.</summary>
    public Target(MapField control, MapToolbar bar)
    {
        Control = control;
        Bar = bar;
        Name = ElementNames.Plain(control.Label);
        NameStems = Sentence.Stems(Name);
        ContextStems = [.. Sentence.Stems(bar.Name).Concat(Sentence.Stems(control.Tab)).Except(NameStems).Distinct()];
        HelpStems = [.. Sentence.Stems(control.Description).Except(NameStems)];
        Depth = 1;
    }

    /// <summary>The menu entry, or null.</summary>
    public MapMenu? Menu { get; }

    /// <summary>The dialog that it opens, or null.</summary>
    public MapDialog? Dialog { get; }

    /// <summary>The control, or null.</summary>
    public MapField? Control { get; }

    /// <summary>The tool bar of the control.</summary>
    public MapToolbar? Bar { get; }

    /// <summary>Its own name without decoration.</summary>
    public string Name { get; }

    /// <summary>Stems of the name.</summary>
    public IReadOnlyList<string> NameStems { get; }

    /// <summary>Stems of where it is: menus above it, its dialog, its tool bar.</summary>
    public IReadOnlyList<string> ContextStems { get; }

    /// <summary>Stems of what help and tool tips say of it.</summary>
    public IReadOnlyList<string> HelpStems { get; }

    /// <summary>How deep in the menus it is.</summary>
    public int Depth { get; }

    /// <summary>Where it comes from, as plan steps say it.</summary>
    public string Source => Menu is not null ? $"map: {Menu.Path}" : Bar!.Name.Length == 0 ? $"map: {Name}" : $"map: {Bar.Name} > {Name}";

    /// <summary>Whether it has a state that can be switched.</summary>
    public bool IsSwitch => Menu is { Checkable: true } || Control?.Role is "checkbox" or "togglebutton";
}
