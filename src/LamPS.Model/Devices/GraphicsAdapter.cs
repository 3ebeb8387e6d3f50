namespace LamPS.Model.Devices;

/// <summary>A graphics adapter of Windows.</summary>
/// <param name="Number">Its number among those of DXGI, which is what DirectML knows it by.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rank">Its place when the quickest comes first; 0 is the quickest.</param>
/// <param name="IsSoftware">Whether it is Windows' own, which computes on the processor.</param>
/// <param name="RunsDirect3D12">Whether its driver takes DirectX 12.</param>
internal sealed record GraphicsAdapter(int Number, string Name, int Rank, bool IsSoftware, bool RunsDirect3D12)
{
    /// <summary>Whether DirectML can run on it.</summary>
    public bool IsUsable => !IsSoftware && RunsDirect3D12;

    /// <summary>The adapter that is wanted.</summary>
    /// <param name="adapters">All of them.</param>
    /// <param name="wanted">A number, a part of a name, or nothing for the quickest.</param>
    /// <exception cref="Core.LamException">There is none, or DirectML can't run on it.</exception>
    public static GraphicsAdapter Choose(IReadOnlyList<GraphicsAdapter> adapters, string wanted)
    {
        var ranked = adapters.OrderBy(a => a.Rank).ToList();
        if (wanted.Length == 0)
            return ranked.FirstOrDefault(a => a.IsUsable) ?? throw DeviceErrors.NoAdapterUsable(adapters);
        var named = int.TryParse(wanted, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? ranked.Where(a => a.Number == number).ToList()
            : [.. ranked.Where(a => a.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase))];
        if (named.Count == 0)
            throw DeviceErrors.AdapterUnknown(wanted, adapters);
        return named.FirstOrDefault(a => a.IsUsable) ?? throw DeviceErrors.NoAdapterUsable(named);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Number}: {Name}{(IsSoftware ? " (software)" : RunsDirect3D12 ? "" : " (without DirectX 12)")}";
}
