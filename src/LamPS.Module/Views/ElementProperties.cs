using System.Linq;
using System.Management.Automation;
using LamPS.Contracts.Desktops;

namespace LamPS.Module.Views;

/// <summary>Properties that elements have in PowerShell beside their own; the types file names them.</summary>
public static class ElementProperties
{
    // What is so of nearly everything says nothing; its absence does.
    private static readonly string[] Usual = ["enabled", "showing", "focusable", "checkable", "selectable", "expandable", "editable", "multiline", "default", "active"];

    /// <summary>Whether it is switched on.</summary>
    /// <param name="element">An element.</param>
    public static bool Checked(PSObject element) => Has(element, "checked");

    /// <summary>Whether it accepts input.</summary>
    /// <param name="element">An element.</param>
    public static bool Enabled(PSObject element) => Has(element, "enabled");

    /// <summary>Whether it is selected in its container.</summary>
    /// <param name="element">An element.</param>
    public static bool Selected(PSObject element) => Has(element, "selected");

    /// <summary>Whether it has the focus.</summary>
    /// <param name="element">An element.</param>
    public static bool Focused(PSObject element) => Has(element, "focused");

    /// <summary>Whether it is open.</summary>
    /// <param name="element">An element.</param>
    public static bool Expanded(PSObject element) => Has(element, "expanded");

    /// <summary>Whether it shows on the screen.</summary>
    /// <param name="element">An element.</param>
    public static bool Showing(PSObject element) => Has(element, "showing");

    /// <summary>What is special about its states, for people.</summary>
    /// <param name="element">An element.</param>
    public static string State(PSObject element)
    {
        if (element?.BaseObject is not ElementInfo info)
        {
            return "";
        }

        var words = info.States.Except(Usual).ToList();
        if (!info.States.Contains("enabled"))
        {
            words.Add("disabled");
        }

        return string.Join(", ", words);
    }

    private static bool Has(PSObject element, string state) => element?.BaseObject is ElementInfo info && info.States.Contains(state);
}
