namespace LamPS.Model.Onnx;

/// <summary>A processor as ONNX Runtime sees it.</summary>
/// <param name="Provider">Execution provider that would use it.</param>
/// <param name="Kind">What kind of processor it is.</param>
/// <param name="Vendor">Name of its maker; may be empty.</param>
/// <param name="VendorId">PCI id of its maker; 0 when unknown.</param>
/// <param name="DeviceId">PCI id of the model; 0 when unknown.</param>
/// <param name="Metadata">What else is known, by ONNX Runtime's names.</param>
public sealed record OnnxHardware(string Provider, OnnxHardwareKind Kind, string Vendor, uint VendorId, uint DeviceId, IReadOnlyDictionary<string, string> Metadata);
