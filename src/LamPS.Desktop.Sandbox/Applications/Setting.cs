using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox.Applications;

/// <summary>A setting: its key in the file, the control that shows it, and how the two are brought together.</summary>
/// <param name="Key">Key in the JSON file.</param>
/// <param name="Control">Control that shows it.</param>
/// <param name="Get">Value that the control shows.</param>
/// <param name="Set">Makes the control show a value; whether the value is one of the setting's.</param>
internal sealed record Setting(string Key, Control Control, Func<JsonNode> Get, Func<JsonNode, bool> Set)
{
    public static Setting Of(string key, CheckBox box, Action changed)
    {
        box.Changed = _ => changed();
        return new Setting(key, box, () => box.IsChecked, value => Is(value, JsonValueKind.True, JsonValueKind.False, () => box.IsChecked = value.GetValue<bool>()));
    }

    public static Setting Of(string key, ComboBox box, IReadOnlyList<string> options, Action changed)
    {
        box.Changed = _ => changed();
        return new Setting(key, box, () => box.Choice, value => IsOneOf(value, options, choice => box.Choice = choice));
    }

    public static Setting Of(string key, RadioGroup group, Action changed)
    {
        group.Changed += _ => changed();
        return new Setting(key, group, () => group.Choice, value => IsOneOf(value, [.. group.Children.Select(c => c.Name)], choice => group.Choice = choice));
    }

    public static Setting Of(string key, SpinButton spin, int minimum, int maximum, Action changed)
    {
        spin.Changed = _ => changed();
        return new Setting(key, spin, () => spin.Number, value => IsWithin(value, minimum, maximum, number => spin.Number = number));
    }

    public static Setting Of(string key, Slider slider, int minimum, int maximum, Action changed)
    {
        slider.Changed = _ => changed();
        return new Setting(key, slider, () => slider.Number, value => IsWithin(value, minimum, maximum, number => slider.Number = number));
    }

    public static Setting Of(string key, TextBox box, Action changed)
    {
        box.Changed = changed;
        return new Setting(key, box, () => box.Text, value => Is(value, JsonValueKind.String, JsonValueKind.String, () => box.Text = value.GetValue<string>()));
    }

    public static Setting Of(string key, ListBox list, Action changed)
    {
        list.Reordered = changed;
        return new Setting(
            key,
            list,
            () => new JsonArray([.. list.Items.Select(i => (JsonNode?)i)]),
            value =>
            {
                if (value is not JsonArray array || array.Any(i => i?.GetValueKind() != JsonValueKind.String))
                {
                    return false;
                }

                list.Fill([.. array.Select(i => i!.GetValue<string>())]);
                return true;
            });
    }

    private static bool Is(JsonNode value, JsonValueKind kind, JsonValueKind other, Action set)
    {
        var fits = value.GetValueKind() == kind || value.GetValueKind() == other;
        if (fits)
        {
            set();
        }

        return fits;
    }

    private static bool IsOneOf(JsonNode value, IReadOnlyList<string> options, Action<string> set)
    {
        var fits = value.GetValueKind() == JsonValueKind.String && options.Contains(value.GetValue<string>());
        if (fits)
        {
            set(value.GetValue<string>());
        }

        return fits;
    }

    private static bool IsWithin(JsonNode value, int minimum, int maximum, Action<int> set)
    {
        var fits = value.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue<int>(out var number) && number >= minimum && number <= maximum;
        if (fits)
        {
            set(value.GetValue<int>());
        }

        return fits;
    }
}
