using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OsteoHooks.Inference.Tests;

/// <summary>The public members of types as lines of text without namespaces, so that two engines can be compared.</summary>
internal static class PublicSignatures
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(params IEnumerable<Assembly> assemblies) => assemblies.Distinct()
        .SelectMany(x => x.GetExportedTypes())
        .Where(x => !x.IsNested)
        .SelectMany(Of)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Of(Type type)
    {
        var name = Name(type);
        yield return $"{Kind(type)} {name}";
        foreach (var field in type.GetFields(Declared).Where(x => x.IsPublic && !x.IsSpecialName))
            yield return field.IsLiteral ? $"{name}.{field.Name} = {field.GetRawConstantValue()}" : $"{name}.{field.Name} : {Name(field.FieldType)}";
        foreach (var property in type.GetProperties(Declared))
        {
            var index = string.Join(", ", property.GetIndexParameters().Select(Parameter));
            if (property.GetMethod?.IsPublic == true)
                yield return $"{name}.{property.Name}[{index}] get : {Name(property.PropertyType)}";
            if (property.SetMethod?.IsPublic == true)
                yield return $"{name}.{property.Name}[{index}] set : {Name(property.PropertyType)}";
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(x => x.IsPublic))
            yield return $"{name}.new({Parameters(constructor)})";
        foreach (var method in type.GetMethods(Declared).Where(IsForUse))
            yield return $"{name}.{method.Name}{TypeParameters(method.GetGenericArguments())}({Parameters(method)}) : {Name(method.ReturnType)}";
    }

    private static bool IsForUse(MethodInfo method) =>
        (method.IsPublic || method.IsFamily) && !method.IsSpecialName && method.GetBaseDefinition().DeclaringType == method.DeclaringType;

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        _ => "class",
    };

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + $"{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? " = " + Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture) : "");

    private static string TypeParameters(Type[] parameters) =>
        parameters.Length == 0 ? "" : $"<{string.Join(", ", parameters.Select(x => (IsCovariant(x) ? "out " : "") + Name(x)))}>";

    private static bool IsCovariant(Type type) =>
        type.IsGenericTypeParameter && type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.Covariant);

    private static string Name(Type type) =>
        type.IsArray ? Name(type.GetElementType()!) + "[]" : type.Name.Split('`')[0] + TypeParameters(type.GetGenericArguments());
}
